import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { notYours, recordChange } from './changed';
import { neighbour } from './order';
import type { ClauseMove } from './schema';
import { exchangeNumbers, findClause, listInForce, lockClauses } from './store';

/** One place up or down, changing numbers with the clause that stood there. */
export async function moveGuideline(
  actor: Actor,
  { id, number, way }: ClauseMove,
  now: Date,
): Promise<Result<{ number: number; eventId: bigint }>> {
  if (!can(actor, 'page.write')) return refuse('forbidden', notYours);
  const clause = await findClause(id);
  if (!clause) return refuse('missing', 'There is no such clause.');

  return transaction(async (tx) => {
    await lockClauses(tx);
    const inForce = await listInForce(tx);
    const here = inForce.find((each) => each.id === id);
    if (here?.number !== number) {
      return refuse('conflict', 'A colleague changed the order in the meantime. This is how it is now.');
    }
    const there = neighbour(inForce, id, way);
    if (!there) return refuse('closed', way === 'up' ? 'It is the first already.' : 'It is the last already.');
    await exchangeNumbers(tx, here, there, now);
    const moved = { id, number: there.number, version: clause.version };
    const eventId = await recordChange(tx, { kind: 'guideline.moved', actor, clause: moved });
    return ok({ number: there.number, eventId });
  });
}
