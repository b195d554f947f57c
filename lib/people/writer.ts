import type { Role } from '@/lib/db/generated/enums';

/** Somebody who is here already. */
export type KnownPerson = {
  id: number;
  name: string;
  role: Role;
  claimedAt: Date | null;
  erasedAt: Date | null;
};

/** Who writes a comment, as far as this browser can prove it. */
export type Writer =
  | { kind: 'proved'; person: KnownPerson } // signed in, or with the cookie of a confirmed address
  | { kind: 'unproved'; person: KnownPerson } // typed an address that belongs to somebody: a letter asks them
  | { kind: 'new' };

export type NameFacts = { addressOf: KnownPerson | null; nameIsTaken: boolean; nameIsReserved: boolean };

export const NAME_TAKEN = 'Somebody here already signs with this name. Add an initial, or sign in if it is you.';

/**
 * A known address is that person, whatever name was typed; they go on under their own once the mailed link is followed.
 * A new address needs a name that nobody has, had, or could be taken to have.
 */
export function whoWrites({ addressOf, nameIsTaken, nameIsReserved }: NameFacts): Writer | 'erased' | 'name-taken' {
  if (addressOf?.erasedAt) return 'erased';
  if (addressOf) return { kind: 'unproved', person: addressOf };
  if (nameIsTaken || nameIsReserved) return 'name-taken';
  return { kind: 'new' };
}

const offices = [
  'admin',
  'administrator',
  'anonymous editor',
  'author',
  'authors',
  'editor',
  'editors',
  'help',
  'moderator',
  'moderators',
  'official',
  'owner',
  'postmaster',
  'root',
  'security',
  'staff',
  'support',
  'system',
  'team',
  'the author',
  'the authors',
  'the editor',
  'the editors',
  'the moderator',
  'the moderators',
  'the team',
  'webmaster',
];

/** Names that would speak for the house. Those of its people are taken already, by the people. */
export function reservedNames(house: { title: string; organisation: string }): string[] {
  return [...offices, house.title, house.organisation].filter((name) => name !== '');
}
