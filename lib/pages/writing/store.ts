import { db, type Prisma, type Tx } from '@/lib/db/client';

export function listEveryPage() {
  return db.standingPage.findMany({
    orderBy: [{ importedFrom: { sort: 'asc', nulls: 'first' } }, { key: 'asc' }],
    select: { key: true, title: true, published: true, updatedAt: true },
  });
}

export function findPageForWriting(key: string) {
  return db.standingPage.findUnique({ where: { key } });
}

export async function updatePageIfVersion(
  tx: Tx,
  key: string,
  version: number,
  data: Prisma.StandingPageUpdateManyMutationInput,
) {
  const { count } = await tx.standingPage.updateMany({
    where: { key, version },
    data: { ...data, version: version + 1 },
  });
  return count === 1;
}

export async function addPageRevision(
  tx: Tx,
  pageId: number,
  words: { title: string; source: string },
  writerId: number | null,
) {
  const last = await tx.pageRevision.findFirst({
    where: { pageId },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  await tx.pageRevision.create({ data: { ...words, pageId, writerId, number: (last?.number ?? 0) + 1 } });
}
