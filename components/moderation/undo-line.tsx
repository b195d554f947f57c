'use client';

import { useActionState, useEffect, useState } from 'react';
import { undoAction } from '@/lib/moderation/actions';
import type { JustDecided } from '@/lib/moderation/queries';
import styles from './queue.module.css';

type Props = { done: JustDecided | null; place: { view: string; after: string | null } };

const did = { approve: 'Approved', reject: 'Rejected', spam: 'Marked as spam:', reopen: 'Put back:' } as const;

/** What was just decided, and for how long it can be taken back before anybody is told. */
export function UndoLine({ done, place }: Props) {
  const [state, act, busy] = useActionState(undoAction, null);
  const left = useSecondsLeft(done?.secondsLeft ?? 0);
  if (!done) return <div className={styles.undo} role="status" />;

  const clause = done.guideline ? ` (guideline ${done.guideline})` : '';
  const words = done.undone
    ? `Undone: ${done.name}’s answer is as it was.`
    : `${did[done.kind]} ${done.name}’s answer${clause}.`;
  const writes = done.kind === 'approve' || done.kind === 'reject';
  return (
    <div className={styles.undo}>
      {!done.undone && left > 0 && (
        <svg className={styles.run} aria-hidden="true" width="100%" height="3">
          <rect width="100%" height="3">
            <animate attributeName="width" from="100%" to="0%" dur={`${done.secondsLeft}s`} fill="freeze" />
          </rect>
        </svg>
      )}
      <p>
        <span role="status">{state ? state.refusal.message : words}</span>
        {!done.undone && writes && left > 0 && (
          <span aria-hidden="true">
            {' '}
            The letter leaves in {`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}.
          </span>
        )}
      </p>
      {!done.undone && !state && (
        <form action={act}>
          <input type="hidden" name="decisionId" value={done.decisionId} />
          <input type="hidden" name="view" value={place.view} />
          <input type="hidden" name="after" value={place.after ?? ''} />
          <input type="hidden" name="next" value={done.commentId} />
          <button className="button" type="submit" aria-disabled={busy} data-key="u">
            Undo <kbd>U</kbd>
          </button>
        </form>
      )}
    </div>
  );
}

function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1_000;
    const clock = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1_000))), 500);
    return () => clearInterval(clock);
  }, [seconds]);
  return left;
}
