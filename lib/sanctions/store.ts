import { db, type Tx } from '@/lib/db/client';
import type { Sanction, SanctionKind } from './may-take-part';

const unlifted = (personId: number, now: Date) => ({
  personId,
  liftedAt: null,
  OR: [{ endsAt: null }, { endsAt: { gt: now } }],
});

/** Those that bind somebody now; warnings, which bind nobody, are left out. */
export function listUnlifted(personId: number, now: Date, tx: Tx = db): Promise<Sanction[]> {
  return tx.sanction.findMany({
    where: { ...unlifted(personId, now), kind: { not: 'warning' } },
    select: { kind: true, endsAt: true },
  });
}

/** Whether a guest who is suspended or banned has written from this network address lately. */
export async function somebodyBarredWroteFrom(addressHash: string, since: Date, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from comment c
    join person p on p.id = c.person_id and p.role = 'reader'
    join sanction s on s.person_id = c.person_id
    where c.address_hash = ${addressHash} and c.sent_at > ${since} and s.kind in ('suspension', 'ban')
      and s.lifted_at is null and (s.ends_at is null or s.ends_at > ${now})
    limit 1`;
  return rows.length > 0;
}

export type Sanctioned = { id: number; name: string; role: string; email: string | null; erasedAt: Date | null };

/** Whoever else wants to sanction the same person waits until this transaction is over. */
export async function lockSanctioned(tx: Tx, id: number): Promise<Sanctioned | null> {
  const rows = await tx.$queryRaw<Sanctioned[]>`
    select id, name, role::text as role, email, erased_at as "erasedAt" from person where id = ${id} for no key update`;
  return rows[0] ?? null;
}

export type NewSanction = {
  personId: number;
  giverId: number | null;
  kind: SanctionKind;
  reason: string;
  words: string;
  createdAt: Date;
  endsAt: Date | null;
};

export function insertSanction(tx: Tx, sanction: NewSanction): Promise<{ id: number }> {
  return tx.sanction.create({ data: sanction, select: { id: true } });
}

/** A ban ends every visit of the person at once: a session without its row is over. */
export async function endSessionsOf(tx: Tx, personId: number, now: Date) {
  await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
}

export function findSanction(tx: Tx, id: number) {
  return tx.sanction.findUnique({
    where: { id },
    select: { id: true, personId: true, kind: true, endsAt: true, liftedAt: true },
  });
}

/** @returns false when somebody else was quicker */
export async function markLifted(tx: Tx, id: number, lifterId: number | null, now: Date): Promise<boolean> {
  const { count } = await tx.sanction.updateMany({ where: { id, liftedAt: null }, data: { liftedAt: now, lifterId } });
  return count === 1;
}

/** Everything that was ever laid on somebody, latest first. */
export function listSanctions(personId: number, take: number) {
  return db.sanction.findMany({
    where: { personId },
    orderBy: { id: 'desc' },
    take,
    select: {
      id: true,
      kind: true,
      reason: true,
      words: true,
      createdAt: true,
      endsAt: true,
      liftedAt: true,
      giver: { select: { name: true } },
      lifter: { select: { name: true } },
    },
  });
}

export function findSubject(id: number) {
  return db.person.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, email: true, erasedAt: true },
  });
}
