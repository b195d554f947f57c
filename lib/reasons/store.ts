import { db, type Prisma, type Tx } from '@/lib/db/client';

const shown = {
  id: true,
  title: true,
  words: true,
  position: true,
  version: true,
  retiredAt: true,
  guidelineId: true,
  guideline: { select: { number: true, title: true, retiredAt: true } },
} satisfies Prisma.RejectionReasonSelect;

export type Reason = Prisma.RejectionReasonGetPayload<{ select: typeof shown }>;

/** All that there ever were, those that stand first, each part in the editors' own order. */
export function listReasons(): Promise<Reason[]> {
  return db.rejectionReason.findMany({
    orderBy: [{ retiredAt: { sort: 'desc', nulls: 'first' } }, { position: 'asc' }, { id: 'asc' }],
    select: shown,
  });
}

export function findReason(id: number): Promise<Reason | null> {
  return db.rejectionReason.findUnique({ where: { id }, select: shown });
}

export type Cited = { reasonId?: number | null; guidelineId?: number | null };

/** What a rejection rests on: a reason that stands, with its clause in force; or such a clause alone. */
export async function findGrounds({ reasonId, guidelineId }: Cited) {
  if (reasonId) {
    const reason = await db.rejectionReason.findFirst({
      where: { id: reasonId, retiredAt: null, guideline: { retiredAt: null } },
      select: { id: true, title: true, guideline: true },
    });
    return reason && { reasonId: reason.id, title: reason.title, guideline: reason.guideline };
  }
  const guideline = guidelineId ? await db.guideline.findFirst({ where: { id: guidelineId, retiredAt: null } }) : null;
  return guideline && { reasonId: null, title: guideline.title, guideline };
}

/** How often each was given and let stand. */
export async function countGiven(): Promise<Map<number, number>> {
  const rows = await db.decision.groupBy({
    by: ['reasonId'],
    where: { reasonId: { not: null }, undoneAt: null },
    _count: true,
  });
  return new Map(rows.map(({ reasonId, _count }) => [reasonId!, _count]));
}

export type NewReason = { guidelineId: number; title: string; words: string };

/** At the end of the list. */
export async function insertReason(tx: Tx, reason: NewReason): Promise<{ id: number }> {
  const last = await tx.rejectionReason.aggregate({ _max: { position: true } });
  return tx.rejectionReason.create({
    data: { ...reason, position: (last._max.position ?? 0) + 1 },
    select: { id: true },
  });
}

/** Changes a reason if it is still as it was opened. */
export async function updateReasonIfVersion(
  tx: Tx,
  { id, version }: { id: number; version: number },
  change: Prisma.RejectionReasonUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.rejectionReason.updateMany({
    where: { id, version },
    data: { ...change, version: version + 1 },
  });
  return count === 1;
}

/** Those that stand, in order; whoever else wants to order them waits until this transaction is over. */
export function lockStanding(tx: Tx): Promise<{ id: number; version: number }[]> {
  return tx.$queryRaw<{ id: number; version: number }[]>`
    select id, version from rejection_reason where retired_at is null order by position, id for update`;
}

export async function savePositions(tx: Tx, ids: number[]) {
  for (const [index, id] of ids.entries()) {
    await tx.rejectionReason.update({ where: { id }, data: { position: index + 1 }, select: { id: true } });
  }
}

export function findClause(id: number) {
  return db.guideline.findFirst({ where: { id, retiredAt: null }, select: { id: true, number: true } });
}
