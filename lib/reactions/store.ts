import { db, type Tx } from '@/lib/db/client';

/** A public answer, as far as thanks for it go. */
export function findThanked(id: number) {
  return db.comment.findFirst({
    where: { id, state: 'approved', post: { state: 'published' } },
    select: { id: true, personId: true, post: { select: { id: true, slug: true } } },
  });
}

export type ThankedRow = NonNullable<Awaited<ReturnType<typeof findThanked>>>;

export function listThanksOf(commentId: number, hashes: string[]) {
  return db.reaction.findMany({
    where: { commentId, readerHash: { in: hashes } },
    select: { readerHash: true, createdAt: true },
  });
}

export type NewThanks = { commentId: number; readerHash: string; personId: number | null; createdAt: Date };

/** @returns false when this reader's thanks are there already */
export async function insertThanks(tx: Tx, thanks: NewThanks): Promise<boolean> {
  const { count } = await tx.reaction.createMany({ data: [thanks], skipDuplicates: true });
  return count === 1;
}

/** @returns false when there was nothing to take back */
export async function deleteThanks(tx: Tx, commentId: number, hashes: string[]): Promise<boolean> {
  const { count } = await tx.reaction.deleteMany({ where: { commentId, readerHash: { in: hashes } } });
  return count > 0;
}

export async function countThanks(id: number): Promise<number> {
  const row = await db.comment.findUnique({ where: { id }, select: { useful: true } });
  return row?.useful ?? 0;
}

export async function findSlug(tx: Tx, postId: number): Promise<string | null> {
  const row = await tx.post.findUnique({ where: { id: postId }, select: { slug: true } });
  return row?.slug ?? null;
}
