import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { personIsReached } from '@/lib/auth/scope-store';
import { getSettings } from '@/lib/settings/queries';
import { whyNotSanction } from './may-sanction';
import { barredWords, mayTakePart, type SanctionKind, untilWords } from './may-take-part';
import { sanctionKinds } from './schema';
import { findSubject, listSanctions, listUnlifted } from './store';

const SHOWN = 100;

const names: Record<SanctionKind, string> = {
  warning: 'Warned',
  always_held: 'Always held',
  suspension: 'Suspended',
  ban: 'Banned',
};

/** Everything that was ever laid on somebody, and what may be laid on them now. */
export async function getSanctionsOf(actor: Actor, personId: number, now: Date) {
  if (!can(actor, 'person.sanction') || !(await personIsReached(actor, personId))) return null;
  const [person, rows, { promise, moderation }] = await Promise.all([
    findSubject(personId),
    listSanctions(personId, SHOWN),
    getSettings(),
  ]);
  if (!person) return null;
  const when = (at: Date) => untilWords(at, now, promise.calendar.timeZone);
  const refusals = sanctionKinds.map((kind) => ({ kind, why: whyNotSanction(actor, person, kind) }));
  return {
    sanctions: rows.map((row) => {
      const stands = row.liftedAt === null && (row.endsAt === null || row.endsAt > now);
      return {
        id: row.id,
        name: names[row.kind],
        kind: row.kind,
        reason: row.reason,
        words: row.words,
        by: row.giver?.name ?? 'A former editor',
        given: when(row.createdAt),
        ends: row.endsAt && when(row.endsAt),
        lifted: row.liftedAt && { by: row.lifter?.name ?? 'a former editor', when: when(row.liftedAt) },
        stands,
        isUntold: stands && now.getTime() < row.createdAt.getTime() + moderation.undoSeconds * 1_000,
        mayLift: stands && whyNotSanction(actor, person, row.kind) === null,
      };
    }),
    allowed: refusals.filter(({ why }) => why === null).map(({ kind }) => kind),
    why: refusals.find(({ why }) => why !== null)?.why ?? null,
    hasAddress: person.email !== null,
  };
}

export type Sanctions = NonNullable<Awaited<ReturnType<typeof getSanctionsOf>>>;
export type ShownSanction = Sanctions['sanctions'][number];

/** What keeps the asking person from taking part, in words; null when nothing does. */
export async function getMyBar(actor: Actor, now: Date): Promise<string | null> {
  if (actor.kind === 'system' || actor.personId === null) return null;
  const part = mayTakePart(await listUnlifted(actor.personId, now), now);
  if (part.may) return null;
  return barredWords(part, now, (await getSettings()).promise.calendar.timeZone);
}
