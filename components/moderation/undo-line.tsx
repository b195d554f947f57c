'use client';

import { useActionState, useEffect, useState } from 'react';
import { KeyHint } from '@/components/desk-keys/key-hint';
import { type DecisionState, undoAction, undoManyAction } from '@/lib/moderation/actions';
import type { JustDecided } from '@/lib/moderation/queries';
import styles from './queue.module.css';

type Decided = NonNullable<JustDecided['decided']>;
type Props = { decided: Decided | null; place: string };

const did = { approve: 'Approved', reject: 'Rejected', spam: 'Marked as spam:', reopen: 'Put back:' } as const;

/** What was just decided, and for how long it can be taken back before anybody is told. */
export function UndoLine({ decided, place }: Props) {
  const [state, act, busy] = useActionState(decided?.batch ? undoManyAction : undoAction, null);
  const which = decided ? `${decided.decisionId}-${decided.undone}` : 'none';
  const refusal = useRefusalOf(which, state)?.message;
  return (
    <div className={styles.undo}>
      {decided && <TimeLeft key={which} decided={decided} />}
      {/* The region stays and its words are put into it anew, so that they are heard, also the same ones twice. */}
      <p role="status">
        <span key={which}>{refusal ?? (decided && inWords(decided))}</span>
      </p>
      {decided && !decided.undone && !refusal && (
        <form action={act}>
          <input type="hidden" name="decisionId" value={decided.decisionId} />
          {decided.batch && <input type="hidden" name="batch" value={decided.batch} />}
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="next" value={decided.commentId} />
          <button className="button" type="submit" aria-disabled={busy} data-act="undo">
            Undo{decided.count > 1 && ' all'} <KeyHint act="undo" />
          </button>
        </form>
      )}
    </div>
  );
}

/** Until when nobody is told: a line that shrinks, and seconds in figures. */
function TimeLeft({ decided }: { decided: Decided }) {
  const left = useSecondsLeft(decided.secondsLeft);
  if (decided.undone || left === 0) return null;
  const writes = decided.kind === 'approve' || decided.kind === 'reject';
  return (
    <>
      <svg className={styles.run} aria-hidden="true" width="100%" height="3">
        <rect width="100%" height="3">
          <animate attributeName="width" from="100%" to="0%" dur={`${decided.secondsLeft}s`} fill="freeze" />
        </rect>
      </svg>
      {writes && (
        <span className={styles.leaves} aria-hidden="true">
          {decided.count > 1 ? 'The letters leave in ' : 'The letter leaves in '}
          {`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}.
        </span>
      )}
    </>
  );
}

/** A refusal belongs to the decision that was there when it came. */
function useRefusalOf(which: string, state: DecisionState | null) {
  const [about, setAbout] = useState({ state, which });
  if (about.state !== state) setAbout({ state, which });
  return state && about.which === which ? state.refusal : null;
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
