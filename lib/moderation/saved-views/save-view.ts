import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { type QueueFilter, writeFilter } from '../queue-filter';
import { VIEWS_MAX } from './schema';
import { insertView, lockViews } from './store';

export const NAME_TAKEN = 'You have a view of this name already.';

/** Keeps a filtered view under a name, for this editor alone, after those they have. */
export async function saveView(actor: Actor, name: string, filter: QueueFilter): Promise<Result<{ id: number }>> {
  const { personId } = actor;
  if (!can(actor, 'comment.decide') || personId === null) return refuse('forbidden', 'Only editors keep views.');
  return transaction(async (tx) => {
    const views = await lockViews(tx, personId);
    if (views.some((view) => view.name === name)) return refuse('invalid', NAME_TAKEN, { name: [NAME_TAKEN] });
    if (views.length >= VIEWS_MAX) return refuse('too-many', `You can keep ${VIEWS_MAX} views. Remove one first.`);
    const kept = Object.fromEntries(writeFilter(filter));
    return ok(await insertView(tx, { ownerId: personId, name, filter: kept, position: views.length }));
  });
}
