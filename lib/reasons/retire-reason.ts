import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import type { SavedReason } from './save-reason';
import type { OpenedReason } from './schema';
import { updateReasonIfVersion } from './store';
import { changedMeanwhile, notForYou } from './words';

/** No longer offered; the decisions that rest on it keep it. */
export function retireReason(actor: Actor, opened: OpenedReason, now: Date): Promise<Result<SavedReason>> {
  return setRetired(actor, opened, now);
}

export function bringReasonBack(actor: Actor, opened: OpenedReason): Promise<Result<SavedReason>> {
  return setRetired(actor, opened, null);
}

async function setRetired(actor: Actor, opened: OpenedReason, retiredAt: Date | null): Promise<Result<SavedReason>> {
  if (!can(actor, 'page.write')) return notForYou;
  return transaction<Result<SavedReason>>(async (tx) => {
    if (!(await updateReasonIfVersion(tx, opened, { retiredAt }))) return changedMeanwhile;
    const eventId = await record(tx, {
      kind: retiredAt ? 'reason.retired' : 'reason.brought-back',
      actorId: actor.personId,
      subject: 'reason',
      subjectId: opened.id,
      data: { version: opened.version + 1 },
    });
    return ok({ id: opened.id, eventId });
  }).catch((error) => {
    if (!brokenUnique(error)) throw error;
    return refuse('conflict', 'Another reason has this name by now. Give one of them another name first.');
  });
}
