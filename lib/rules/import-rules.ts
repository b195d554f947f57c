import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { keyOf, type Refused, readList } from './lists';
import { type ImportForm, RULES_MAX } from './schema';
import { insertRules, listPatterns, lockRules } from './store';
import { notForYou } from './words';

export type Imported = { taken: number; refused: Refused[]; eventId: bigint | null };

/** Takes what is good of a list, switched off, and says of each line that was not taken why. */
export async function importRules(actor: Actor, form: ImportForm, now: Date): Promise<Result<Imported>> {
  if (!can(actor, 'rule.write')) return notForYou;
  const { list, ...usual } = form;
  const { taken, refused } = readList(list, usual);
  if (taken.length === 0 && refused.length === 0) {
    const message = 'There are no rules in this list.';
    return refuse('invalid', message, { list: [message] });
  }
  return transaction(async (tx) => {
    await lockRules(tx);
    const known = new Set((await listPatterns(tx)).map(keyOf));
    const fresh = taken.filter((rule) => !known.has(keyOf(rule)));
    const room = Math.max(0, RULES_MAX - known.size);
    const added = fresh.slice(0, room);
    await insertRules(
      tx,
      added.map((rule) => ({ ...rule, writerId: actor.personId, active: false, createdAt: now, changedAt: now })),
    );
    const left: Refused[] = [
      ...taken
        .filter((rule) => known.has(keyOf(rule)))
        .map(({ pattern }) => ({ line: 0, words: pattern, why: 'There is such a rule already.' })),
      ...fresh.slice(room).map(({ pattern }) => ({
        line: 0,
        words: pattern,
        why: `There can be ${RULES_MAX.toLocaleString('en')} rules at most.`,
      })),
    ];
    const report = { taken: added.length, refused: [...refused, ...left] };
    if (added.length === 0) return ok({ ...report, eventId: null });
    const eventId = await record(tx, {
      kind: 'rules.imported',
      actorId: actor.personId,
      subject: 'site',
      subjectId: 'rules',
      data: { taken: added.length, refused: report.refused.length },
    });
    return ok({ ...report, eventId });
  });
}
