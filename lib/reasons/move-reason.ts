import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result } from '@/lib/result';
import type { SavedReason } from './save-reason';
import type { Direction, OpenedReason } from './schema';
import { lockStanding, savePositions, updateReasonIfVersion } from './store';
import { changedMeanwhile, notForYou } from './words';

/** One place up or down: the digits that choose a reason follow the order. At the end of the list it stays where it is. */
export async function moveReason(
  actor: Actor,
  opened: OpenedReason,
  direction: Direction,
): Promise<Result<SavedReason & { place: number; of: number }>> {
  if (!can(actor, 'page.write')) return notForYou;
  return transaction(async (tx) => {
    const ids = (await lockStanding(tx)).map(({ id }) => id);
    const at = ids.indexOf(opened.id);
    if (at < 0 || !(await updateReasonIfVersion(tx, opened, {}))) return changedMeanwhile;
    const to = Math.min(ids.length - 1, Math.max(0, at + (direction === 'up' ? -1 : 1)));
    ids.splice(to, 0, ...ids.splice(at, 1));
    await savePositions(tx, ids);
    const eventId = await record(tx, {
      kind: 'reason.moved',
      actorId: actor.personId,
      subject: 'reason',
      subjectId: opened.id,
      data: { place: to + 1, version: opened.version + 1 },
    });
    return ok({ id: opened.id, eventId, place: to + 1, of: ids.length });
  });
}
