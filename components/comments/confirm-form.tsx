'use client';

import { useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import { confirmAddressAction } from '@/lib/comments/actions';

export function ConfirmForm({ secret, version }: { secret: string; version: number }) {
  const [refusal, act, busy] = useActionState(confirmAddressAction, null);
  return (
    <form action={act} aria-busy={busy}>
      <Refused refusal={refusal} />
      <input type="hidden" name="secret" value={secret} />
      <input type="hidden" name="version" value={version} />
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Yes, this address is mine
        </button>
      </div>
    </form>
  );
}
