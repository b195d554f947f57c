'use client';

import { useActionState } from 'react';
import { removeRuleAction, switchRuleAction } from '@/lib/rules/actions';

type Props = { rule: { id: number; version: number; active: boolean } };

/** On, off, and away. */
export function RuleSwitch({ rule }: Props) {
  const [refused, flip, flipping] = useActionState(switchRuleAction, null);
  const [kept, remove, removing] = useActionState(removeRuleAction, null);
  const refusal = refused ?? kept;
  return (
    <>
      {refusal && (
        <p className="notice" role="alert">
          {refusal.message} {refusal.code === 'conflict' && <a href={`/desk/rules/${rule.id}`}>See it as it is now</a>}
        </p>
      )}
      <div className="actions">
        <form action={flip} aria-busy={flipping}>
          <input type="hidden" name="id" value={rule.id} />
          <input type="hidden" name="version" value={rule.version} />
          <input type="hidden" name="active" value={rule.active ? 'no' : 'yes'} />
          <button className={rule.active ? 'button' : 'button first'} type="submit" aria-disabled={flipping}>
            {rule.active ? 'Switch it off' : 'Switch it on'}
          </button>
        </form>
        <form action={remove} aria-busy={removing}>
          <input type="hidden" name="id" value={rule.id} />
          <input type="hidden" name="version" value={rule.version} />
          <button className="button" type="submit" aria-disabled={removing}>
            Remove it
          </button>
        </form>
      </div>
    </>
  );
}
