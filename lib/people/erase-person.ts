import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { cleanLine } from '@/lib/text/clean';
import {
  deleteWhatIsTheirs,
  emptyComments,
  emptyPerson,
  emptyWhatWasSaid,
  lockErasable,
  releaseReports,
} from './erase-store';

export const EraseForm = z.object({
  personId: z.coerce.number().int().positive().max(2_147_483_647),
  /** Their name, typed again: this cannot be undone. */
  name: z.string().max(1_000).transform(cleanLine),
});

export type EraseForm = z.infer<typeof EraseForm>;

/**
 * Takes out everything that is theirs or leads to them: all of it or nothing. Their comments stay as empty places that
 * answers hang from, decisions as decisions about them; the log, which never held a word of theirs, gains one entry.
 */
export async function erasePerson(
  actor: Actor,
  form: EraseForm,
  now: Date,
): Promise<Result<{ comments: number; eventId: bigint }>> {
  if (!can(actor, 'person.erase')) return refuse('forbidden', 'Only an owner erases people.');
  return transaction(async (tx) => {
    const person = await lockErasable(tx, form.personId);
    if (!person) return refuse('missing', 'There is nobody of this number.');
    if (person.erasedAt) return refuse('conflict', 'This person was erased already.');
    if (person.id === actor.personId) return refuse('forbidden', 'Nobody erases themselves. Another owner can.');
    if (person.role !== 'reader' && person.role !== 'member') {
      return refuse('closed', `${person.name} works here. Take them off the staff first.`);
    }
    if (form.name !== person.name) {
      const message = `Type the name as it stands above: ${person.name}`;
      return refuse('invalid', message, { name: [message] });
    }

    await emptyWhatWasSaid(tx, person.id, now);
    await releaseReports(tx, person);
    await deleteWhatIsTheirs(tx, person);
    const comments = await emptyComments(tx, person.id);
    await emptyPerson(tx, person.id, now);
    const eventId = await record(tx, {
      kind: 'person.erased',
      actorId: actor.personId,
      subject: 'person',
      subjectId: person.id,
      data: { comments },
      tags: [tags.site], // their name may stand on any page
    });
    return ok({ comments, eventId });
  });
}
