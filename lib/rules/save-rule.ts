import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { type Tx, transaction } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { faultOf } from './check-pattern';
import type { OpenedRule, RuleForm } from './schema';
import { RULES_MAX } from './schema';
import { findRule, insertRule, listPatterns, lockRules, updateRuleIfVersion } from './store';
import { soonMask } from './tell-masks';
import { changedMeanwhile, notForYou, takenAlready } from './words';

export type SavedRule = { id: number; eventId: bigint };

/** A new rule, switched off: it is tried on the past first. */
export async function addRule(actor: Actor, form: RuleForm, now: Date): Promise<Result<SavedRule>> {
  if (!can(actor, 'rule.write')) return notForYou;
  return saving(form, async (tx) => {
    await lockRules(tx);
    if ((await listPatterns(tx)).length >= RULES_MAX) {
      return refuse('too-many', `There can be ${RULES_MAX.toLocaleString('en')} rules at most. Remove some first.`);
    }
    const { id } = await insertRule(tx, {
      ...form,
      writerId: actor.personId,
      active: false,
      createdAt: now,
      changedAt: now,
    });
    const eventId = await record(tx, {
      kind: 'rule.added',
      actorId: actor.personId,
      subject: 'rule',
      subjectId: id,
      data: { kind: form.kind, effect: form.effect },
    });
    return ok({ id, eventId });
  });
}

/** A rule that is on goes on with its new words at once. */
export async function changeRule(
  actor: Actor,
  opened: OpenedRule,
  form: RuleForm,
  now: Date,
): Promise<Result<SavedRule>> {
  if (!can(actor, 'rule.write')) return notForYou;
  const rule = await findRule(opened.id);
  if (!rule) return refuse('missing', 'This rule is not here any more. What you typed is still in the form.');
  return saving(form, async (tx) => {
    if (!(await updateRuleIfVersion(tx, opened, { ...form, changedAt: now }))) return changedMeanwhile;
    if (rule.active && (rule.effect === 'mask' || form.effect === 'mask')) await soonMask(tx, now);
    const eventId = await record(tx, {
      kind: 'rule.changed',
      actorId: actor.personId,
      subject: 'rule',
      subjectId: opened.id,
      data: { kind: form.kind, effect: form.effect, version: opened.version + 1 },
    });
    return ok({ id: opened.id, eventId });
  });
}

async function saving(form: RuleForm, work: (tx: Tx) => Promise<Result<SavedRule>>): Promise<Result<SavedRule>> {
  const fault = faultOf(form);
  if (fault) return refuse('invalid', 'Please check what is marked.', { pattern: [fault] });
  return transaction(work).catch((error) => {
    if (!brokenUnique(error)) throw error;
    return takenAlready;
  });
}
