import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { hashPassword } from '@/lib/auth/password';
import { transaction } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { checkEmail, checkName, foldEmail, skeleton } from '@/lib/text/names';
import type { Role } from './staff-roles';
import { findMember, insertMember } from './staff-store';

export type Appointment = { name: string; email: string; role: Role; password: string };

/** Lets somebody new sign in. One who is known already is given a role or a password instead. */
export async function appointPerson(actor: Actor, given: Appointment, now: Date): Promise<Result<{ id: number }>> {
  if (!can(actor, 'people.manage')) return refuse('forbidden', 'Only an owner can do this.');
  const name = checkName(given.name);
  if (!name.ok) return refuse('invalid', name.reason, { name: [name.reason] });
  const email = checkEmail(given.email);
  if (!email.ok) return refuse('invalid', email.reason, { email: [email.reason] });

  const passwordHash = await hashPassword(given.password);
  const emailFolded = foldEmail(email.email);
  try {
    return await transaction(async (tx) => {
      const known = await findMember(tx, emailFolded);
      if (known) return refuse('conflict', `${known.email} is known already, as ${known.name} (${known.role}).`);
      const identity = { name: name.name, nameSkeleton: skeleton(name.name), email: email.email, emailFolded };
      const person = await insertMember(tx, { ...identity, role: given.role, passwordHash }, now);
      await record(tx, {
        kind: 'person.joined',
        actorId: actor.personId,
        subject: 'person',
        subjectId: person.id,
        data: { role: given.role },
      });
      return ok({ id: person.id });
    });
  } catch (error) {
    const broken = brokenUnique(error);
    if (broken?.includes('skeleton'))
      return refuse('conflict', `The name ${name.name} is taken, or looks like one that is.`);
    if (broken) return refuse('conflict', `${email.email} is known already.`);
    throw error;
  }
}
