import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { allowedMarks, eventOf, type Mark } from './marks';
import { findMarked, lockMarked, markIfState } from './store';

/** Pins an answer, chooses it for the front page, or vouches that the post's author wrote it; or takes that back. */
export async function markComment(
  actor: Actor,
  { comment: id, mark }: { comment: number; mark: Mark },
  now: Date,
): Promise<Result<{ eventId: bigint }>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors mark answers.');
  const changes = {
    pin: { pinned: true },
    unpin: { pinned: false },
    feature: { featuredAt: now },
    unfeature: { featuredAt: null },
    vouch: { byAuthor: true },
    unvouch: { byAuthor: false },
  } as const;
  return transaction(async (tx) => {
    await lockMarked(tx, id);
    const comment = await findMarked(actor, id, tx);
    if (!comment) return refuse('missing', outOfReach);
    if (!allowedMarks(actor, comment).includes(mark) || !(await markIfState(tx, comment, changes[mark]))) {
      return refuse('conflict', 'A colleague was quicker, or the answer has changed. It stands here as it is now.');
    }
    const eventId = await record(tx, {
      kind: eventOf[mark],
      actorId: actor.personId,
      subject: 'comment',
      subjectId: id,
      tags: comment.state === 'approved' ? [tags.post(comment.slug), tags.answers] : [],
    });
    return ok({ eventId });
  });
}
