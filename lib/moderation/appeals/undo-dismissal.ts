import { appealIsReached } from '@/lib/appeals/may-judge';
import { appealLetterKey } from '@/lib/appeals/reopen-appeal';
import { findForJudging, open, updateAppealIfUnchanged } from '@/lib/appeals/store';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { lockComment } from '@/lib/comments/store';
import { transaction } from '@/lib/db/client';
import { cancelJob } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { UNDO_GRACE_SECONDS } from '../undo-memory';

/** A dismissal is taken back before anybody was told: the appeal is open again, the letter never leaves. */
export async function undoDismissal(
  actor: Actor,
  appealId: number,
  now: Date,
): Promise<Result<{ appealId: number; commentId: number; eventId: bigint }>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors judge appeals.');
  const [settings, found] = await Promise.all([readSettings(), findForJudging(appealId)]);
  if (!found) return refuse('missing', 'There is no such appeal.');
  if (!appealIsReached(actor, found)) return refuse('missing', outOfReach);

  return transaction(async (tx) => {
    await lockComment(tx, found.comment.id);
    const appeal = await findForJudging(appealId, tx);
    if (!appeal?.judgedAt || appeal.state !== 'dismissed') return refuse('conflict', 'This appeal is not dismissed.');
    const { comment, decision } = appeal;
    const windowSeconds = settings.moderation.undoSeconds + UNDO_GRACE_SECONDS;
    if (now.getTime() > appeal.judgedAt.getTime() + windowSeconds * 1_000) {
      return refuse(
        'closed',
        'It is too late to undo this: the letter is on its way. The answer itself can be reopened.',
      );
    }
    if (comment.state !== decision.toState) {
      return refuse('conflict', `${comment.person.name} has changed or withdrawn the answer in the meantime.`);
    }
    const seen = { id: appealId, version: appeal.version, state: 'dismissed' } as const;
    await updateAppealIfUnchanged(tx, seen, open);
    await cancelJob(tx, appealLetterKey(appealId));
    const eventId = await record(tx, {
      kind: 'appeal.judgement-undone',
      actorId: actor.personId,
      subject: 'appeal',
      subjectId: appealId,
      data: { commentId: comment.id },
    });
    return ok({ appealId, commentId: comment.id, eventId });
  });
}
