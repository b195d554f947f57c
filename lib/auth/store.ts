import { db, type Tx } from '@/lib/db/client';

export function insertSession(tx: Tx, session: { personId: number; device: string; expiresAt: Date }) {
  return tx.session.create({ data: session });
}

/** The session and its person, unless it is over. */
export function findSession(id: string, now: Date) {
  return db.session.findFirst({
    where: { id, revokedAt: null, expiresAt: { gt: now }, person: { erasedAt: null } },
    include: {
      person: {
        select: {
          id: true,
          name: true,
          role: true,
          sanctions: {
            where: { kind: 'ban', liftedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
            select: { id: true },
            take: 1,
          },
        },
      },
    },
  });
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
