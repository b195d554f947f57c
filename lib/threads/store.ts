import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db, type Prisma, type Tx } from '@/lib/db/client';

const thread = {
  id: true,
  slug: true,
  version: true,
  publishedAt: true,
  commentPolicy: true,
  commentsCloseAt: true,
  commentMessage: true,
} as const;

/** The thread of a post that is published and this editor's. */
export function findThread(actor: Actor, postId: number, tx: Tx = db) {
  return tx.post.findFirst({ where: { id: postId, state: 'published', AND: [reachedBy(actor)] }, select: thread });
}

export type ThreadRow = NonNullable<Awaited<ReturnType<typeof findThread>>>;

export function findThreadOfComment(actor: Actor, commentId: number) {
  return db.post.findFirst({
    where: { comments: { some: { id: commentId } }, state: 'published', AND: [reachedBy(actor)] },
    select: thread,
  });
}

/** Its authors' next save meets it as a change by somebody else. @returns false when somebody was quicker */
export async function updateThread(
  tx: Tx,
  { id, version }: { id: number; version: number },
  data: Prisma.PostUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.post.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1;
}
