import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { close, reopen } from './close-report';
import { listClosedAt, listOpen, unmarkClosed } from './store';

export type DecidedAbout = {
  commentId: number;
  toState: string;
  /** What the comment did not meet, when it was rejected. */
  clause: { number: number; title: string } | null;
  now: Date;
  undoSeconds: number;
};

/**
 * What a decision on a comment means for what readers said against it. Taken down: every report was right, and a notice
 * is answered with what was decided. Approved after it was hidden: it stays, and the reports were without ground; a notice
 * still wants an answer in an editor's own words. Call it before the decision's own event is recorded.
 */
export async function closeWithDecision(tx: Tx, actor: Actor, decided: DecidedAbout): Promise<void> {
  const { commentId, toState, now, undoSeconds } = decided;
  if (toState === 'pending') return;
  const isGone = toState === 'rejected' || toState === 'spam';
  for (const report of await listOpen(tx, commentId)) {
    if (!isGone && report.notice !== null) continue;
    const answer = report.notice === null ? '' : answerOf(decided);
    await close(tx, actor, report, { outcome: isGone ? 'acted' : 'dismissed', answer, now, undoSeconds });
  }
}

/** The decision is taken back: what it closed is open again. It closed what was closed by its decider at its own moment. */
export async function reopenWithDecision(
  tx: Tx,
  actor: Actor,
  decision: { commentId: number; deciderId: number | null; createdAt: Date },
): Promise<void> {
  const { commentId, deciderId, createdAt } = decision;
  for (const report of await listClosedAt(tx, commentId, deciderId, createdAt)) {
    await reopen(tx, actor, report, unmarkClosed);
  }
}

function answerOf({ toState, clause }: DecidedAbout): string {
  if (toState === 'spam') return 'We have removed the answer: it is an advertisement or the work of a machine.';
  const why = clause ? ` It did not meet guideline ${clause.number}, ${clause.title}.` : '';
  return `We have removed the answer from the page, so that readers do not see it any more.${why}`;
}
