import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import type { SavedRule } from './save-rule';
import type { OpenedRule } from './schema';
import { deleteRuleIfVersion, findRule, updateRuleIfVersion } from './store';
import { soonMask } from './tell-masks';
import { changedMeanwhile, notForYou } from './words';

const gone = refuse('missing', 'This rule is not here any more.');

/** On or off; in a minute, readers see what a mask hides, or no longer hides. */
export async function switchRule(
  actor: Actor,
  opened: OpenedRule,
  active: boolean,
  now: Date,
): Promise<Result<SavedRule>> {
  if (!can(actor, 'rule.write')) return notForYou;
  const rule = await findRule(opened.id);
  if (!rule) return gone;
  return transaction(async (tx) => {
    if (!(await updateRuleIfVersion(tx, opened, { active, changedAt: now }))) return changedMeanwhile;
    if (rule.effect === 'mask' && rule.active !== active) await soonMask(tx, now);
    const eventId = await record(tx, {
      kind: active ? 'rule.switched-on' : 'rule.switched-off',
      actorId: actor.personId,
      subject: 'rule',
      subjectId: opened.id,
      data: { effect: rule.effect, version: opened.version + 1 },
    });
    return ok({ id: opened.id, eventId });
  });
}

/** Answers that it held or binned stay as they are, and say why. */
export async function removeRule(actor: Actor, opened: OpenedRule, now: Date): Promise<Result<SavedRule>> {
  if (!can(actor, 'rule.write')) return notForYou;
  const rule = await findRule(opened.id);
  if (!rule) return gone;
  return transaction(async (tx) => {
    if (!(await deleteRuleIfVersion(tx, opened))) return changedMeanwhile;
    if (rule.effect === 'mask' && rule.active) await soonMask(tx, now);
    const eventId = await record(tx, {
      kind: 'rule.removed',
      actorId: actor.personId,
      subject: 'rule',
      subjectId: opened.id,
      data: { kind: rule.kind, effect: rule.effect, version: opened.version },
    });
    return ok({ id: opened.id, eventId });
  });
}
