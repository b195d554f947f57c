import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { type Tx, transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { NAME_TAKEN } from './save-view';
import type { MoveViewForm, RenameViewForm } from './schema';
import { deleteView, lockViews, updateView } from './store';

type Views = { id: number; name: string }[];

export function renameView(actor: Actor, { id, name }: RenameViewForm): Promise<Result<{ id: number }>> {
  return changing(actor, id, async (tx, views) => {
    if (views.some((view) => view.name === name && view.id !== id)) {
      return refuse('invalid', NAME_TAKEN, { name: [NAME_TAKEN] });
    }
    await updateView(tx, id, { name });
    return ok({ id });
  });
}

/** One place up or down; at the end of the list nothing changes. */
export function moveView(actor: Actor, { id, by }: MoveViewForm): Promise<Result<{ id: number }>> {
  return changing(actor, id, async (tx, views) => {
    const ids = views.map((view) => view.id);
    const at = ids.indexOf(id);
    const to = Math.min(Math.max(at + (by === 'up' ? -1 : 1), 0), ids.length - 1);
    ids.splice(to, 0, ...ids.splice(at, 1));
    for (const [position, each] of ids.entries()) await updateView(tx, each, { position });
    return ok({ id });
  });
}

export function removeView(actor: Actor, id: number): Promise<Result<{ id: number }>> {
  return changing(actor, id, async (tx, _views, ownerId) => {
    await deleteView(tx, { id, ownerId });
    return ok({ id });
  });
}

/** A view is its owner's alone: to anybody else it is not there. */
function changing(
  actor: Actor,
  id: number,
  change: (tx: Tx, views: Views, ownerId: number) => Promise<Result<{ id: number }>>,
): Promise<Result<{ id: number }>> {
  const { personId } = actor;
  if (!can(actor, 'comment.decide') || personId === null) {
    return Promise.resolve(refuse('forbidden', 'Only editors keep views.'));
  }
  return transaction(async (tx) => {
    const views = await lockViews(tx, personId);
    if (!views.some((view) => view.id === id)) return refuse('missing', 'This view is not here any more.');
    return change(tx, views, personId);
  });
}
