import { db, type Prisma, type Tx } from '@/lib/db/client';

const withCitations = {
  id: true,
  number: true,
  title: true,
  summary: true,
  text: true,
  version: true,
  retiredAt: true,
  _count: { select: { decisions: true } },
} as const;

/** All there ever were, in force or retired, by number. */
export function listClauses() {
  return db.guideline.findMany({ orderBy: { number: 'asc' }, select: withCitations });
}

export type Clause = Awaited<ReturnType<typeof listClauses>>[number];

export function findClause(id: number): Promise<Clause | null> {
  return db.guideline.findUnique({ where: { id }, select: withCitations });
}

/** Until the transaction ends nobody else adds, moves or retires a clause. Reading goes on. */
export async function lockClauses(tx: Tx) {
  await tx.$executeRaw`lock table guideline in share row exclusive mode`;
}

export function listInForce(tx: Tx) {
  return tx.guideline.findMany({
    where: { retiredAt: null },
    orderBy: { number: 'asc' },
    select: { id: true, number: true },
  });
}

/** Numbered after every other, retired ones too. */
export async function insertClause(tx: Tx, words: { title: string; summary: string; text: string }, now: Date) {
  const { _max } = await tx.guideline.aggregate({ _max: { number: true } });
  return tx.guideline.create({ data: { ...words, number: (_max.number ?? 0) + 1, changedAt: now } });
}

/** @returns false when it is no longer the version that was seen */
export async function updateClauseIfVersion(
  tx: Tx,
  { id, version }: { id: number; version: number },
  change: Prisma.GuidelineUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.guideline.updateMany({
    where: { id, version },
    data: { ...change, version: version + 1 },
  });
  return count === 1;
}

/** In two steps by way of zero, which no clause has: a number belongs to one at any moment. */
export async function exchangeNumbers(
  tx: Tx,
  one: { id: number; number: number },
  other: { id: number; number: number },
  now: Date,
) {
  await tx.guideline.update({ where: { id: one.id }, data: { number: 0 } });
  await tx.guideline.update({ where: { id: other.id }, data: { number: one.number, changedAt: now } });
  await tx.guideline.update({ where: { id: one.id }, data: { number: other.number, changedAt: now } });
}
