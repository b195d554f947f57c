import type { Actor } from '@/lib/auth/actor';
import { personIsReached } from '@/lib/auth/scope-store';
import { type Tx, transaction } from '@/lib/db/client';
import { enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { whyNotSanction } from './may-sanction';
import { type SanctionKind, untilWords } from './may-take-part';
import { endOf, type SanctionForm } from './schema';
import { endSessionsOf, insertSanction, listUnlifted, lockSanctioned } from './store';

export type Given = { sanctionId: number; eventId: bigint };

export function sanctionLetterKey(sanctionId: number): string {
  return `letter.sanctioned:${sanctionId}`;
}

/**
 * A warning, an order to hold everything, a suspension or a ban. It binds from the next request on, for a guest as for a
 * member; the letter waits until it can no longer be taken back in silence.
 */
export async function giveSanction(actor: Actor, form: SanctionForm, now: Date): Promise<Result<Given>> {
  const { moderation, promise } = await readSettings();
  if (!(await personIsReached(actor, form.personId))) {
    return refuse('forbidden', 'This person has written nothing under your tags.');
  }
  return transaction(async (tx) => {
    const person = await lockSanctioned(tx, form.personId);
    if (!person) return refuse('missing', 'There is nobody of this number.');
    const why = whyNotSanction(actor, person, form.kind);
    if (why) return refuse('forbidden', why);

    const same = (await listUnlifted(person.id, now, tx)).find(({ kind }) => kind === form.kind);
    if (same) {
      const until = same.endsAt ? ` until ${untilWords(same.endsAt, now, promise.calendar.timeZone)}` : '';
      return refuse('conflict', `${person.name} ${standsAlready[form.kind]}${until}. Lift that first.`);
    }

    const endsAt = endOf(form, now);
    const { id: sanctionId } = await insertSanction(tx, {
      personId: person.id,
      giverId: actor.personId,
      kind: form.kind,
      reason: form.reason,
      words: form.words,
      createdAt: now,
      endsAt,
    });
    if (form.kind === 'ban') await endSessionsOf(tx, person.id, now);
    const isTold = person.email !== null && (form.tells || form.kind !== 'always_held');
    if (isTold) await writeLetter(tx, sanctionId, new Date(now.getTime() + moderation.undoSeconds * 1_000));
    const eventId = await record(tx, {
      kind: 'person.sanctioned',
      actorId: actor.personId,
      subject: 'person',
      subjectId: person.id,
      data: { sanctionId, sanction: form.kind, until: endsAt?.toISOString() ?? null, told: isTold },
    });
    return ok({ sanctionId, eventId });
  });
}

const standsAlready: Record<SanctionKind, string> = {
  warning: 'has been warned',
  always_held: 'is always held already',
  suspension: 'is suspended already',
  ban: 'is banned already',
};

async function writeLetter(tx: Tx, sanctionId: number, runAt: Date) {
  await enqueue(tx, { kind: 'letter.sanctioned', data: { sanctionId }, key: sanctionLetterKey(sanctionId), runAt });
}
