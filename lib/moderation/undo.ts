import { reopenAppealOf } from '@/lib/appeals/reopen-appeal';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { type Tx, transaction } from '@/lib/db/client';
import { cancelJob, restoreJob, takeJob } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { reopenWithDecision } from '@/lib/reports/with-decision';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { type Decided, decide, letterKey } from './decide';
import {
  deleteReply,
  deleteRevision,
  findDecision,
  isReached,
  lockDecided,
  markUndone,
  updateIfUnchanged,
} from './store';
import { settleKey, UNDO_GRACE_SECONDS, UndoMemory } from './undo-memory';
import { decisionInWords } from './words';

/**
 * Takes a decision back. Within the undo window nobody has been told yet: the comment is as it was, the letter never
 * leaves, and only the log remembers. Later it is a decision like any other: the comment goes back on the queue.
 *
 * @param batch of the reopening, when it is too late and more than one is taken back
 */
export async function undo(actor: Actor, decisionId: number, now: Date, batch?: string): Promise<Result<Decided>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors decide on answers.');
  const settings = await readSettings();

  const undone = await transaction(async (tx) => {
    const commentId = await lockDecided(tx, decisionId); // an appeal may come in at this very moment
    const decision = commentId && (await findDecision(tx, decisionId));
    if (!decision) return refuse('missing', 'There is no such decision.');
    if (!isReached(actor, decision.comment)) return refuse('missing', outOfReach);
    if (decision.undoneAt) return refuse('conflict', 'This decision has been undone already.');
    const { comment } = decision;
    const latest = comment.decisions[0];
    if (latest?.id !== decisionId) {
      const said = latest ? decisionInWords(latest, now, settings.promise.calendar.timeZone) : '';
      return refuse('conflict', `There is a later decision. ${said}`.trim());
    }
    if (decision.appeals.length > 0) {
      return refuse('conflict', `${comment.person.name} has appealed against this decision. Judge the appeal instead.`);
    }
    const late = { late: { version: comment.version, state: decision.toState, commentId: comment.id } };
    const windowSeconds = settings.moderation.undoSeconds + UNDO_GRACE_SECONDS;
    if (now.getTime() > decision.createdAt.getTime() + windowSeconds * 1_000) return late;

    // What was reopened may have been rewritten since. Only an approval may be taken back from words that nobody read.
    const isRewritten = comment.version !== decision.version;
    if (isRewritten && decision.toState !== 'approved') {
      const message = `${comment.person.name} has changed these words since they were decided. Please read them again.`;
      return refuse('conflict', message);
    }

    const settling = await takeJob(tx, settleKey(decisionId));
    if (!settling) return late; // its end has begun: somebody may know of it already
    const memory = UndoMemory.parse(settling.data);
    const words = isRewritten ? null : memory.words;
    const changed = await updateIfUnchanged(
      tx,
      { id: comment.id, version: comment.version, state: decision.toState },
      { state: decision.fromState, ...memory.before, ...words },
    );
    if (!changed || !(await markUndone(tx, decisionId, now))) throw new NotUndone(changedMeanwhile);
    if (words) await deleteRevision(tx, comment.id, words.version);
    if (memory.replyId && !(await deleteReply(tx, memory.replyId))) throw new NotUndone(answeredMeanwhile);
    await putLetterBack(tx, comment.id, memory.letter);
    await reopenWithDecision(tx, actor, decision);
    await reopenAppealOf(tx, decisionId);

    const wasSeen = decision.toState === 'approved' || decision.fromState === 'approved';
    const eventId = await record(tx, {
      kind: 'comment.decision-undone',
      actorId: actor.personId,
      subject: 'comment',
      subjectId: comment.id,
      data: { decisionId, from: decision.toState, to: decision.fromState },
      tags: wasSeen ? [tags.post(comment.post.slug), tags.answers, tags.posts] : [], // posts: feeds say how many answers
    });
    return ok({ decisionId, eventId });
  }).catch((error) => {
    if (error instanceof NotUndone) return { ok: false as const, refusal: error.refusal };
    throw error;
  });

  if (!('late' in undone)) return undone;
  const { state, version, commentId } = undone.late;
  if (state === 'pending' || state === 'withdrawn' || state === 'deleted') {
    return refuse('closed', 'It is too late to undo this, and there is nothing to reopen.');
  }
  return decide(actor, { commentId, version, state, decision: 'reopen', guidelineId: null, words: '', batch }, now);
}

async function putLetterBack(tx: Tx, commentId: number, letter: UndoMemory['letter']) {
  await cancelJob(tx, letterKey(commentId));
  if (letter) await restoreJob(tx, letter);
}

const changedMeanwhile = refuse('conflict', 'This answer has changed in the meantime. Please look again.').refusal;
const answeredMeanwhile = refuse(
  'conflict',
  'Somebody has answered your answer already, so it stays. You can still put this one back on the queue.',
).refusal;

/** Undoes the transaction, and says why. */
class NotUndone extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
