import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { hashPassword } from '@/lib/auth/password';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { foldEmail } from '@/lib/text/names';
import { findMember, updatePassword } from './staff-store';

/** A new password for somebody who lost theirs. It ends all their sessions. */
export async function setPassword(
  actor: Actor,
  { email, password }: { email: string; password: string },
  now: Date,
): Promise<Result<{ name: string }>> {
  if (!can(actor, 'people.manage')) return refuse('forbidden', 'Only an owner can do this.');
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const person = await findMember(tx, foldEmail(email));
    if (!person) return refuse('missing', `Nobody here has the address ${email}.`);
    await updatePassword(tx, person.id, passwordHash, now);
    await record(tx, {
      kind: 'person.password-changed',
      actorId: actor.personId,
      subject: 'person',
      subjectId: person.id,
    });
    return ok({ name: person.name });
  });
}
