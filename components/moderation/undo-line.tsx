'use client';

import { useActionState, useEffect, useState } from 'react';
import { undoAction, undoManyAction } from '@/lib/moderation/actions';
import type { JustDecided } from '@/lib/moderation/queries';
import styles from './queue.module.css';

type Decided = NonNullable<JustDecided['decided']>;
type Props = { decided: Decided | null; place: string };

const did = { approve: 'Approved', reject: 'Rejected', spam: 'Marked as spam:', reopen: 'Put back:' } as const;

/** What was just decided, and for how long it can be taken back before anybody is told. */
export function UndoLine({ decided, place }: Props) {
  const [state, act, busy] = useActionState(decided?.batch ? undoManyAction : undoAction, null);
  const left = useSecondsLeft(decided?.secondsLeft ?? 0);
  if (!decided) return <div className={styles.undo} role="status" />;

  const writes = decided.kind === 'approve' || decided.kind === 'reject';
  return (
    <div className={styles.undo}>
      {!decided.undone && left > 0 && (
        <svg className={styles.run} aria-hidden="true" width="100%" height="3">
          <rect width="100%" height="3">
            <animate attributeName="width" from="100%" to="0%" dur={`${decided.secondsLeft}s`} fill="freeze" />
          </rect>
        </svg>
      )}
      <p>
        <span role="status">{state ? state.refusal.message : inWords(decided)}</span>
        {!decided.undone && writes && left > 0 && (
          <span aria-hidden="true">
            {decided.count > 1 ? ' The letters leave in ' : ' The letter leaves in '}
            {`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}.
          </span>
        )}
      </p>
      {!decided.undone && !state && (
        <form action={act}>
          <input type="hidden" name="decisionId" value={decided.decisionId} />
          {decided.batch && <input type="hidden" name="batch" value={decided.batch} />}
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="next" value={decided.commentId} />
          <button className="button" type="submit" aria-disabled={busy} data-key="u">
            Undo{decided.count > 1 && ' all'} <kbd>U</kbd>
          </button>
        </form>
      )}
    </div>
  );
}

function inWords({ kind, count, name, guideline, undone }: Decided): string {
  const what = count > 1 ? `${count} answers` : `${name}’s answer`;
  if (undone) return count > 1 ? `Undone: ${what} are as they were.` : `Undone: ${what} is as it was.`;
  return `${did[kind]} ${what}${guideline ? ` (guideline ${guideline})` : ''}.`;
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
