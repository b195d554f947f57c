import type { Actor } from '@/lib/auth/actor';
import { ok, type Result, refuse } from '@/lib/result';
import { checkName, foldEmail, isReservedName, skeleton } from '@/lib/text/names';
import { GuestEmail, GuestName } from './schema';
import { findByAddress, findPerson, type NewGuest, nameIsTaken } from './store';
import { type KnownPerson, NAME_TAKEN, reservedNames, whoWrites } from './writer';

export type Signature = { name: string; email: string; website: string | null };

export type Identified =
  | { kind: 'proved' | 'unproved'; person: KnownPerson; name: string; nameIsMixed: boolean }
  | { kind: 'new'; guest: NewGuest; name: string; nameIsMixed: boolean };

/** Who writes: from the session or the cookie when there is one, else from the name and the address that were typed. */
export async function identify(
  actor: Actor,
  signature: Signature,
  house: { title: string; organisation: string },
): Promise<Result<Identified>> {
  if (actor.personId !== null) {
    const person = await findPerson(actor.personId);
    if (!person || person.erasedAt) return refuse('forbidden', 'This account is no longer here. Please sign in again.');
    return ok({ kind: 'proved', person, name: person.name, nameIsMixed: isMixed(person.name) });
  }

  const email = GuestEmail.safeParse(signature.email);
  const name = GuestName.safeParse(signature.name);
  if (!email.success || !name.success) {
    return refuse('invalid', 'Please check your name and your e-mail address.', {
      name: name.error?.issues.map((issue) => issue.message),
      email: email.error?.issues.map((issue) => issue.message),
    });
  }

  const emailFolded = foldEmail(email.data);
  const checked = checkName(name.data);
  const nameSkeleton = checked.ok ? skeleton(checked.name) : '';
  const addressOf = await findByAddress(emailFolded);
  if (!addressOf && !checked.ok) return refuse('invalid', 'Please choose another name.', { name: [checked.reason] });

  const writer = whoWrites({
    addressOf,
    nameIsTaken: checked.ok && (await nameIsTaken(nameSkeleton)),
    nameIsReserved: checked.ok && isReservedName(checked.name, reservedNames(house)),
  });
  if (writer === 'erased') {
    return refuse('forbidden', 'This address was erased here at its owner’s wish. Please write with another one.', {
      email: ['This address was erased here.'],
    });
  }
  if (writer === 'name-taken') return refuse('invalid', 'Please choose another name.', { name: [NAME_TAKEN] });
  if (writer.kind !== 'new') {
    const { person, kind } = writer;
    return ok({ kind, person, name: person.name, nameIsMixed: isMixed(person.name) });
  }
  if (!checked.ok) return refuse('invalid', 'Please choose another name.', { name: [checked.reason] });
  const guest = { name: checked.name, nameSkeleton, email: email.data, emailFolded, webAddress: signature.website };
  return ok({ kind: 'new', guest, name: checked.name, nameIsMixed: checked.mixed });
}

function isMixed(name: string): boolean {
  const checked = checkName(name);
  return checked.ok && checked.mixed;
}
