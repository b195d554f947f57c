import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { ok, type Result, refuse } from '@/lib/result';
import { type Changed, changedMeanwhile, notYours, recordChange } from './changed';
import type { ClauseForm, ClauseSeen } from './schema';
import { findClause, updateClauseIfVersion } from './store';

/** Other words for the same clause: decisions that cite it show the new ones. A retired clause is what was cited, and stays as it is. */
export async function reviseGuideline(
  actor: Actor,
  seen: ClauseSeen,
  form: ClauseForm,
  now: Date,
): Promise<Result<Changed>> {
  if (!can(actor, 'page.write')) return refuse('forbidden', notYours);
  const clause = await findClause(seen.id);
  if (!clause) return refuse('missing', 'There is no such clause.');
  if (clause.retiredAt) return refuse('closed', 'This clause is retired. Bring it back before you change it.');

  return transaction(async (tx) => {
    if (!(await updateClauseIfVersion(tx, seen, { ...form, changedAt: now }))) {
      return refuse('conflict', changedMeanwhile);
    }
    const version = seen.version + 1;
    const eventId = await recordChange(tx, { kind: 'guideline.revised', actor, clause: { ...clause, version } });
    return ok({ id: clause.id, version, eventId });
  });
}
