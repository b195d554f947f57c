'use client';

import { useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import { bringReasonBackAction, retireReasonAction } from '@/lib/reasons/actions';

type Props = { reason: { id: number; version: number; title: string; isRetired: boolean } };

/** Out of use, or back into it. */
export function RetireReason({ reason }: Props) {
  const [refusal, act, busy] = useActionState(reason.isRetired ? bringReasonBackAction : retireReasonAction, null);
  return (
    <form className="actions" action={act} aria-busy={busy}>
      <input type="hidden" name="id" value={reason.id} />
      <input type="hidden" name="version" value={reason.version} />
      <Refused refusal={refusal} />
      <button className="button" type="submit" aria-disabled={busy} aria-describedby={`retire-${reason.id}`}>
        {reason.isRetired ? 'Bring it back' : 'Retire it'}
      </button>
      <span className="ui" id={`retire-${reason.id}`}>
        {reason.isRetired
          ? 'Then it is offered again, at its old place.'
          : 'Then it is offered no more. What was decided with it stays as it is.'}
      </span>
    </form>
  );
}
