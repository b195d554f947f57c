import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { ok, type Result, refuse } from '@/lib/result';
import { listBatch } from './case-store';
import { undo } from './undo';

export type UndoneMany = {
  batch: string; // what was undone; or the reopening, when it was too late for that
  undone: number;
  missed: number[];
  eventId: bigint | null;
};

/** Takes back what was decided together; what a colleague has decided anew stays as they decided it. */
export async function undoMany(actor: Actor, batch: string, now: Date): Promise<Result<UndoneMany>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors decide on answers.');
  const standing = (await listBatch(batch)).filter(({ undoneAt }) => undoneAt === null);
  if (standing.length === 0) return refuse('conflict', 'These decisions have been undone already.');
  const reopening = randomUUID();
  const outcome: UndoneMany = { batch, undone: 0, missed: [], eventId: null };
  for (const { id, commentId } of standing.toReversed()) {
    const one = await undo(actor, id, now, reopening);
    if (one.ok) {
      outcome.undone += 1;
      outcome.eventId = one.value.eventId;
      if (one.value.decisionId !== id) outcome.batch = reopening;
    } else {
      outcome.missed.push(commentId);
    }
  }
  return ok(outcome);
}
