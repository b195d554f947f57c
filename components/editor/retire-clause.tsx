'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { retireClauseAction } from '@/lib/pages/guidelines/actions';

type Props = { id: number; version: number; isRetired: boolean };

export function RetireClause({ id, version, isRetired }: Props) {
  const [refusal, act, busy] = useActionState(retireClauseAction, null);
  return (
    <form action={act} className={desk.aside} aria-busy={busy}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <p>
        {isRetired
          ? 'Brought back, it is in force again under the same number.'
          : 'Retired, it is no longer cited, and stays readable for the decisions that rest on it. It can be brought back.'}
      </p>
      <button
        className="button"
        type="submit"
        name="intent"
        value={isRetired ? 'restore' : 'retire'}
        aria-disabled={busy}
      >
        {isRetired ? 'Bring it back' : 'Retire this clause'}
      </button>
      {refusal && (
        <p className="notice" role="alert">
          {refusal.message} {refusal.code === 'conflict' && <a href={`/desk/guidelines/${id}`}>See it as it is now</a>}
        </p>
      )}
    </form>
  );
}
