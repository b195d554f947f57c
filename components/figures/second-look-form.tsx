'use client';

import { useActionState } from 'react';
import { takeSecondLookAction } from '@/lib/second-looks/actions';

/** What would you have decided? */
export function SecondLookForm({ id }: { id: number }) {
  const [state, act, busy] = useActionState(takeSecondLookAction, null);
  return (
    <form action={act} aria-busy={busy}>
      {state && <p role="alert">{state.refusal.message}</p>}
      <input type="hidden" name="id" value={id} />
      <div className="actions">
        <button className="button first" type="submit" name="kind" value="approve">
          I would approve it
        </button>
        <button className="button" type="submit" name="kind" value="reject">
          I would turn it down
        </button>
        <button className="button" type="submit" name="kind" value="spam">
          It is spam
        </button>
      </div>
    </form>
  );
}
