import { Prisma } from '@/lib/db/generated/client';
import type { Actor } from './actor';
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
