import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db, type Prisma, type Tx } from '@/lib/db/client';
import type { Marked } from './marks';

export type MarkedRow = Marked & { id: number; slug: string };

/** An answer as far as marks go; null when there is none, or it is not this editor's. */
export async function findMarked(actor: Actor, id: number, tx: Tx = db): Promise<MarkedRow | null> {
  const row = await tx.comment.findFirst({
    where: { id, post: reachedBy(actor) },
    select: {
      id: true,
      state: true,
      parentId: true,
      personId: true,
      pinned: true,
      featuredAt: true,
      byAuthor: true,
      post: { select: { slug: true, bylines: { select: { personId: true } } } },
    },
  });
  if (!row) return null;
  const { post, personId, ...marked } = row;
  return { ...marked, slug: post.slug, isOfByline: post.bylines.some((byline) => byline.personId === personId) };
}

/** @returns false when it is not in that state any more */
export async function markIfState(
  tx: Tx,
  { id, state }: MarkedRow,
  data: Prisma.CommentUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.comment.updateMany({
    where: { id, state: state as Prisma.CommentWhereInput['state'] },
    data,
  });
  return count === 1;
}

/** Editors who mark the same answer do so one after the other. */
export async function lockMarked(tx: Tx, id: number) {
  await tx.$queryRaw`select id from comment where id = ${id} for no key update`;
}
