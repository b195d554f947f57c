import { db, type Prisma, type Tx } from '@/lib/db/client';
import type { SignedInPerson } from './actor';

export function insertSession(tx: Tx, session: { personId: number; device: string; expiresAt: Date }) {
  return tx.session.create({ data: session });
}

/** The session and its person, unless it is over. */
export async function findSession(id: string, now: Date) {
  const session = await db.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now }, person: { erasedAt: null } },
    select: { id: true, personId: true, person: { select: signedIn(now) } },
  });
  return session && { ...session, person: toSignedIn(session.person) };
}

/** The same of several at once; those that are over are left out. */
export async function listSessions(ids: string[], now: Date) {
  const sessions = await db.session.findMany({
    where: { id: { in: ids }, revokedAt: null, expiresAt: { gt: now }, person: { erasedAt: null } },
    select: { id: true, person: { select: signedIn(now) } },
  });
  return sessions.map(({ id, person }) => ({ id, person: toSignedIn(person) }));
}

/** Somebody who works here, as they would be if they had signed in: for links in letters. */
export async function findColleague(id: number, now: Date): Promise<SignedInPerson | null> {
  const person = await db.person.findFirst({ where: { id, erasedAt: null }, select: signedIn(now) });
  return person && toSignedIn(person);
}

/** What makes an actor of a person's row, with `toSignedIn`. */
export const signedIn = (now: Date) =>
  ({
    id: true,
    name: true,
    role: true,
    deskTags: { select: { tagId: true } },
    sanctions: {
      where: { kind: 'ban', liftedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
      select: { id: true },
      take: 1,
    },
  }) satisfies Prisma.PersonSelect;

type Row = Prisma.PersonGetPayload<{ select: ReturnType<typeof signedIn> }>;

export function toSignedIn({ id, name, role, deskTags, sanctions }: Row): SignedInPerson {
  return { id, name, role, isBanned: sanctions.length > 0, tagIds: deskTags.map(({ tagId }) => tagId) };
}

export async function endSession(tx: Tx, id: string, now: Date) {
  await tx.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
}

/** A confirmed guest who has not claimed an account: the guest cookie stands for them. A password ends that. */
export function findConfirmedGuest(personId: number) {
  return db.person.findFirst({
    where: { id: personId, role: 'reader', emailConfirmedAt: { not: null }, claimedAt: null, erasedAt: null },
    select: { id: true, name: true },
  });
}

/** Whoever may sign in with this address; the hash is null for a guest. */
export function findByEmail(emailFolded: string) {
  return db.person.findFirst({
    where: { emailFolded, erasedAt: null },
    select: { id: true, name: true, role: true, passwordHash: true },
  });
}
