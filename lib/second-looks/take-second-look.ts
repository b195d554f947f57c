import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import type { SecondLookForm } from './schema';
import { findLook, markLooked } from './store';

/** What a colleague would have decided. It changes nothing about the comment; it measures how far editors agree. */
export async function takeSecondLook(actor: Actor, form: SecondLookForm, now: Date): Promise<Result<{ id: number }>> {
  if (!can(actor, 'comment.decide') || actor.personId === null) return refuse('forbidden', 'Only editors look twice.');
  const lookerId = actor.personId;
  return transaction(async (tx) => {
    const look = await findLook(tx, actor, form.id);
    if (!look) return refuse('missing', 'This is not here any more.');
    if (look.decision.deciderId === lookerId) {
      return refuse('forbidden', 'You decided this one yourself; somebody else has to look.');
    }
    if (!(await markLooked(tx, form, lookerId, now))) {
      return refuse('conflict', 'A colleague has looked at this one in the meantime.');
    }
    await record(tx, {
      kind: 'comment.looked-at-twice',
      actorId: lookerId,
      subject: 'comment',
      subjectId: look.commentId,
      data: { decisionId: look.decisionId, agrees: look.decision.kind === form.kind },
    });
    return ok({ id: form.id });
  });
}
