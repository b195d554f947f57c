import { db, type Tx } from '@/lib/db/client';
import type { KnownPerson } from './writer';

const known = { id: true, name: true, role: true, claimedAt: true, erasedAt: true } as const;

export function findPerson(id: number): Promise<KnownPerson | null> {
  return db.person.findUnique({ where: { id }, select: known });
}

export function findByAddress(emailFolded: string): Promise<KnownPerson | null> {
  return db.person.findUnique({ where: { emailFolded }, select: known });
}

/** Whether anybody has this name, or gave it up. */
export async function nameIsTaken(nameSkeleton: string): Promise<boolean> {
  const [person, former] = await Promise.all([
    db.person.findUnique({ where: { nameSkeleton }, select: { id: true } }),
    db.formerName.findFirst({ where: { nameSkeleton }, select: { id: true } }),
  ]);
  return person !== null || former !== null;
}

export type NewGuest = {
  name: string;
  nameSkeleton: string;
  email: string;
  emailFolded: string;
  webAddress: string | null;
};

/** Runs into a unique index when somebody was quicker. */
export function insertGuest(tx: Tx, guest: NewGuest): Promise<{ id: number }> {
  return tx.person.create({ data: guest, select: { id: true } });
}

/** Whoever else wants to add to what this person has waiting waits until this transaction is over. */
export async function lockPerson(tx: Tx, id: number) {
  await tx.$queryRaw`select id from person where id = ${id} for update`;
}

/** @returns false when it was confirmed before */
export async function confirmAddressOf(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.person.updateMany({
    where: { id, emailConfirmedAt: null },
    data: { emailConfirmedAt: now },
  });
  return count === 1;
}

/** False for somebody who was erased, also while it was being looked at; whoever erases them now waits for this transaction. */
export async function personStands(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from person where id = ${id} and erased_at is null for key share`;
  return rows.length > 0;
}
