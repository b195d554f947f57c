'use client';

import { useActionState } from 'react';
import { KeyHint } from '@/components/desk-keys/key-hint';
import { Refused } from '@/components/ui/refused';
import { undoDismissalAction } from '@/lib/moderation/appeals/actions';

type Props = { appealId: number; commentId: number; place: string };

/** A dismissal, taken back while its letter waits. An upheld appeal is taken back with its decision. */
export function UndoDismissal({ appealId, commentId, place }: Props) {
  const [state, act, busy] = useActionState(undoDismissalAction, null);
  return (
    <form className="actions" action={act} aria-busy={busy}>
      <input type="hidden" name="appealId" value={appealId} />
      <input type="hidden" name="commentId" value={commentId} />
      <input type="hidden" name="place" value={place} />
      {state ? (
        <Refused refusal={state.refusal} />
      ) : (
        <>
          <button className="button" type="submit" aria-disabled={busy} data-act="undo">
            Undo <KeyHint act="undo" />
          </button>
          <span className="ui" role="status">
            Dismissed. Nobody has been told yet.
          </span>
        </>
      )}
    </form>
  );
}
