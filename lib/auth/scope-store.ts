import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Actor } from './actor';
import { can } from './can';
import { scopeOf } from './scope';

/** `reaches` as a condition on a post, for Prisma: `where: { post: reachedBy(actor), … }`. */
export function reachedBy(actor: Actor): Prisma.PostWhereInput {
  const scope = scopeOf(actor);
  return scope === null ? {} : { tags: { some: { tagId: { in: [...scope] } } } };
}

/** The same for SQL, as one condition: ``where … and ${reachedBySql(actor, Prisma.sql`c.post_id`)}``. */
export function reachedBySql(actor: Actor, postId: Prisma.Sql): Prisma.Sql {
  const scope = scopeOf(actor);
  if (scope === null) return Prisma.sql`true`;
  return Prisma.sql`exists (
    select from post_tag reach where reach.post_id = ${postId} and reach.tag_id = any(${[...scope]}::int[]))`;
}

/** Somebody is reached by what they wrote: under a post that is. */
export async function personIsReached(actor: Actor, personId: number): Promise<boolean> {
  if (scopeOf(actor) === null) return true;
  const found = await db.comment.findFirst({ where: { personId, post: reachedBy(actor) }, select: { id: true } });
  return found !== null;
}

export async function commentIsReached(actor: Actor, commentId: number): Promise<boolean> {
  if (scopeOf(actor) === null) return true;
  const found = await db.comment.findFirst({ where: { id: commentId, post: reachedBy(actor) }, select: { id: true } });
  return found !== null;
}

/** The same as a condition on a person's number. */
export function personsReachedSql(actor: Actor, personId: Prisma.Sql): Prisma.Sql {
  if (scopeOf(actor) === null) return Prisma.sql`true`;
  return Prisma.sql`exists (
    select from comment theirs where theirs.person_id = ${personId} and ${reachedBySql(actor, Prisma.sql`theirs.post_id`)})`;
}

const FEW_POSTS = 200;

/** The posts that somebody is kept to, when they are few; null for whoever reaches many, or all. */
export async function fewPostsReached(actor: Actor): Promise<number[] | null> {
  if (scopeOf(actor) === null) return null;
  const posts = await db.post.findMany({ where: reachedBy(actor), select: { id: true }, take: FEW_POSTS + 1 });
  return posts.length > FEW_POSTS ? null : posts.map(({ id }) => id);
}

/** The posts that somebody may write: their own, and for an editor those in reach. `mayWrite` asks the same of one. */
export function writtenBy(actor: Actor): Prisma.PostWhereInput {
  const own = { bylines: { some: { personId: actor.personId ?? 0 } } };
  if (!can(actor, 'post.write-others')) return own;
  return scopeOf(actor) === null ? {} : { OR: [own, reachedBy(actor)] };
}
