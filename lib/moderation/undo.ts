import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { cancelJob } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { reopenWithDecision } from '@/lib/reports/with-decision';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { type Decided, decide, letterKey, visibleTags } from './decide';
import { findDecision, findDecisionBefore, markUndone, updateIfUnchanged } from './store';
import { decisionInWords } from './words';

const GRACE_MS = 2_000; // the seconds are counted where the editor is, and the click has to travel

/**
 * Takes a decision back. Within the undo window nobody has been told yet: the comment is as it was, the letter never
 * leaves, and only the log remembers. Later it is a decision like any other: the comment goes back on the queue.
 */
export async function undo(actor: Actor, decisionId: number, now: Date): Promise<Result<Decided>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors decide on answers.');
  const settings = await readSettings();

  const undone = await transaction(async (tx) => {
    const decision = await findDecision(tx, decisionId);
    if (!decision) return refuse('missing', 'There is no such decision.');
    if (decision.undoneAt) return refuse('conflict', 'This decision has been undone already.');
    const { comment } = decision;
    const latest = comment.decisions[0];
    if (latest?.id !== decisionId) {
      const said = latest ? decisionInWords(latest, now, settings.promise.calendar.timeZone) : '';
      return refuse('conflict', `There is a later decision. ${said}`.trim());
    }
    if (now.getTime() > decision.createdAt.getTime() + settings.moderation.undoSeconds * 1_000 + GRACE_MS) {
      return { late: { version: comment.version, state: decision.toState, commentId: comment.id } };
    }

    // What was reopened may have been rewritten since. Only an approval may be taken back from words that nobody read.
    if (comment.version !== decision.version && decision.toState !== 'approved') {
      const message = `${comment.person.name} has changed these words since they were decided. Please read them again.`;
      return refuse('conflict', message);
    }

    const seen = { id: comment.id, version: comment.version, state: decision.toState };
    const before = await findDecisionBefore(tx, comment.id, decisionId);
    const wasFirstPublication = comment.publishedAt?.getTime() === decision.createdAt.getTime();
    const changed = await updateIfUnchanged(tx, seen, {
      state: decision.fromState,
      decidedAt: decision.fromState === 'pending' ? null : (before?.createdAt ?? null),
      ...(decision.toState === 'approved' && wasFirstPublication ? { publishedAt: null } : {}),
    });
    if (!changed || !(await markUndone(tx, decisionId, now))) {
      return refuse('conflict', 'This answer has changed in the meantime. Please look again.');
    }
    await cancelJob(tx, letterKey(comment.id));
    await reopenWithDecision(tx, actor, decision);
    const eventId = await record(tx, {
      kind: 'comment.decision-undone',
      actorId: actor.personId,
      subject: 'comment',
      subjectId: comment.id,
      data: { decisionId, from: decision.toState, to: decision.fromState },
      tags: visibleTags(comment.post.slug, decision.toState, decision.fromState),
    });
    return ok({ decisionId, eventId });
  });

  if (!('late' in undone)) return undone;
  const { state, version, commentId } = undone.late;
  if (state === 'pending' || state === 'withdrawn' || state === 'deleted') {
    return refuse('closed', 'It is too late to undo this, and there is nothing to reopen.');
  }
  return decide(actor, { commentId, version, state, decision: 'reopen', guidelineId: null, words: '' }, now);
}
