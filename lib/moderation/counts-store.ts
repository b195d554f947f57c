import type { Actor } from '@/lib/auth/actor';
import { scopeOf } from '@/lib/auth/scope';
import { reachedBySql } from '@/lib/auth/scope-store';
import { db, type Tx } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { View } from './schema';

/** Beyond it a counter of what is open says "more than", so that counting never grows with what waits. */
export const COUNT_CEILING = 10_000;

/**
 * How many stand in each view. What is open is counted from its own small index; what was decided comes from the tally
 * that triggers keep, so that a million comments cost what a thousand do.
 */
export async function countViews(actor: Actor): Promise<Record<View, number>> {
  const isKept = scopeOf(actor) !== null;
  const reached = isKept ? Prisma.sql`and ${reachedBySql(actor, Prisma.sql`c.post_id`)}` : Prisma.empty;
  const [counted] = await db.$queryRaw<Record<View, bigint>[]>`
    select
      (select count(*) from (
        select 1 from comment c
        where c.state = 'pending' and not c.awaits_confirmation ${reached} limit ${COUNT_CEILING}) x) as waiting,
      (select count(distinct comment_id) from (
        select r.comment_id from report r ${isKept ? Prisma.sql`join comment c on c.id = r.comment_id` : Prisma.empty}
        where r.closed_at is null ${reached} limit ${COUNT_CEILING}) x) as reported,
      (select count(distinct comment_id) from (
        select a.comment_id from appeal a ${isKept ? Prisma.sql`join comment c on c.id = a.comment_id` : Prisma.empty}
        where a.state = 'open' ${reached} limit ${COUNT_CEILING}) x) as appeals,
      (select count(*) from (
        select 1 from comment c
        where c.state = 'pending' and not c.awaits_confirmation and c.held_by <> '' and c.held_by <> 'post'
          and c.held_by <> 'everyone' and c.held_by <> 'newcomer' and c.held_by <> 'changed' and c.held_by <> 'revised'
          ${reached} limit ${COUNT_CEILING}) x) as held,
      tally.*
    from (
      select coalesce(sum(count) filter (where state = 'spam'), 0) as spam,
        coalesce(sum(count) filter (where state = 'approved'), 0) as approved,
        coalesce(sum(count) filter (where state = 'rejected'), 0) as rejected,
        coalesce(sum(count), 0) as "all"
      from ${isKept ? Prisma.sql`(${tallyWithin(actor)}) within` : Prisma.sql`comment_tally`}) tally`;
  const numbers = Object.entries(counted ?? {}).map(([view, count]) => [view, Number(count)]);
  return Object.fromEntries(numbers) as Record<View, number>;
}

/** For an editor of chosen tags: what stands under their posts, post by post. */
function tallyWithin(actor: Actor): Prisma.Sql {
  return Prisma.sql`
    select c.state, count(*) as count
    from post p join comment c on c.post_id = p.id where ${reachedBySql(actor, Prisma.sql`p.id`)} group by c.state`;
}

/** Puts the changes of each state together into one row. Whoever counts at the same moment sees all of before, or all of after. */
export async function foldTally(tx: Tx = db) {
  await tx.$executeRaw`
    with folded as (delete from comment_tally returning state, count)
    insert into comment_tally (state, count)
    select state, sum(count)::int from folded group by state having sum(count) <> 0`;
}

/** Counts anew what the tally should say. For whoever has written comments past the triggers. */
export async function recountTally(tx: Tx) {
  await tx.$executeRaw`delete from comment_tally`;
  await tx.$executeRaw`insert into comment_tally (state, count) select state, count(*)::int from comment group by state`;
}

/** Of what this editor and the colleagues decided since then, and did not undo. */
export function countDecisionsSince(since: Date) {
  return db.$queryRaw<{ decider_id: number; name: string; decided: number }[]>`
    select d.decider_id, p.name, count(*)::int as decided
    from decision d join person p on p.id = d.decider_id
    where d.created_at >= ${since} and d.undone_at is null
    group by d.decider_id, p.name order by count(*) desc, p.name limit 6`;
}
