import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { IN_FORCE_MAX } from './add-guideline';
import { type Changed, changedMeanwhile, notYours, recordChange } from './changed';
import type { ClauseSeen } from './schema';
import { findClause, listInForce, lockClauses, updateClauseIfVersion } from './store';

/** From now on no rejection can rest on it. Those that do keep it: its number and words stay readable. */
export async function retireGuideline(actor: Actor, seen: ClauseSeen, now: Date): Promise<Result<Changed>> {
  if (!can(actor, 'page.write')) return refuse('forbidden', notYours);
  const clause = await findClause(seen.id);
  if (!clause) return refuse('missing', 'There is no such clause.');
  if (clause.retiredAt) return refuse('closed', 'This clause is retired already.');

  return transaction(async (tx) => {
    await lockClauses(tx);
    if ((await listInForce(tx)).length <= 1) {
      return refuse('closed', 'It is the last one. Add another first: a rejection has to rest on a clause.');
    }
    if (!(await updateClauseIfVersion(tx, seen, { retiredAt: now, changedAt: now }))) {
      return refuse('conflict', changedMeanwhile);
    }
    const version = seen.version + 1;
    const eventId = await recordChange(tx, { kind: 'guideline.retired', actor, clause: { ...clause, version } });
    return ok({ id: clause.id, version, eventId });
  });
}

/** In force again, under the number it always had. */
export async function restoreGuideline(actor: Actor, seen: ClauseSeen, now: Date): Promise<Result<Changed>> {
  if (!can(actor, 'page.write')) return refuse('forbidden', notYours);
  const clause = await findClause(seen.id);
  if (!clause) return refuse('missing', 'There is no such clause.');
  if (!clause.retiredAt) return refuse('closed', 'This clause is in force already.');

  return transaction(async (tx) => {
    await lockClauses(tx);
    if ((await listInForce(tx)).length >= IN_FORCE_MAX) {
      return refuse('closed', `More than ${IN_FORCE_MAX} clauses nobody reads. Retire another first.`);
    }
    if (!(await updateClauseIfVersion(tx, seen, { retiredAt: null, changedAt: now }))) {
      return refuse('conflict', changedMeanwhile);
    }
    const version = seen.version + 1;
    const eventId = await recordChange(tx, { kind: 'guideline.restored', actor, clause: { ...clause, version } });
    return ok({ id: clause.id, version, eventId });
  });
}
