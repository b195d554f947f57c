import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { type Tx, transaction } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import type { OpenedReason, ReasonForm } from './schema';
import { findClause, insertReason, updateReasonIfVersion } from './store';
import { changedMeanwhile, notForYou } from './words';

export type SavedReason = { id: number; eventId: bigint };

/** A new reason, at the end of the list. */
export async function addReason(actor: Actor, form: ReasonForm): Promise<Result<SavedReason>> {
  if (!can(actor, 'page.write')) return notForYou;
  return naming(form, async (tx, clause) => {
    const { id } = await insertReason(tx, form);
    const eventId = await record(tx, {
      kind: 'reason.added',
      actorId: actor.personId,
      subject: 'reason',
      subjectId: id,
      data: { guideline: clause.number },
    });
    return ok({ id, eventId });
  });
}

/** Decisions that were made keep the words they were made with: a decision is never rewritten. */
export async function changeReason(actor: Actor, opened: OpenedReason, form: ReasonForm): Promise<Result<SavedReason>> {
  if (!can(actor, 'page.write')) return notForYou;
  return naming(form, async (tx, clause) => {
    if (!(await updateReasonIfVersion(tx, opened, form))) return changedMeanwhile;
    const eventId = await record(tx, {
      kind: 'reason.changed',
      actorId: actor.personId,
      subject: 'reason',
      subjectId: opened.id,
      data: { guideline: clause.number, version: opened.version + 1 },
    });
    return ok({ id: opened.id, eventId });
  });
}

type Work = (tx: Tx, clause: { number: number }) => Promise<Result<SavedReason>>;

async function naming({ guidelineId }: ReasonForm, work: Work): Promise<Result<SavedReason>> {
  const clause = await findClause(guidelineId);
  if (!clause) {
    const message = 'This clause is not in force any more. Choose another.';
    return refuse('invalid', message, { guidelineId: [message] });
  }
  return transaction((tx) => work(tx, clause)).catch((error) => {
    if (!brokenUnique(error)) throw error;
    const message = 'There is a reason by this name already.';
    return refuse('invalid', message, { title: [message] });
  });
}
