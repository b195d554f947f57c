import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { type Changed, notYours, recordChange } from './changed';
import type { ClauseForm } from './schema';
import { insertClause, listInForce, lockClauses } from './store';

export const IN_FORCE_MAX = 40; // each is a choice of the rejection, and a line beside every form

export async function addGuideline(actor: Actor, form: ClauseForm, now: Date): Promise<Result<Changed>> {
  if (!can(actor, 'page.write')) return refuse('forbidden', notYours);
  return transaction(async (tx) => {
    await lockClauses(tx);
    if ((await listInForce(tx)).length >= IN_FORCE_MAX) {
      return refuse('closed', `More than ${IN_FORCE_MAX} clauses nobody reads. Retire one first.`);
    }
    const clause = await insertClause(tx, form, now);
    const eventId = await recordChange(tx, { kind: 'guideline.added', actor, clause });
    return ok({ id: clause.id, version: clause.version, eventId });
  });
}
