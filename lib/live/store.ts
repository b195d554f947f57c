import { db } from '@/lib/db/client';
import type { Happening } from './news';

/** What the log says after this event, as far as an open desk wants to know it: oldest first. */
export function listHappenings(after: bigint, limit: number): Promise<Happening[]> {
  return db.$queryRaw<Happening[]>`
    select e.id, e.kind, e.at, e.actor_id as "actorId", p.name as "actorName", c.id as "commentId",
           array(select tag_id from post_tag t where t.post_id = c.post_id) as "postTagIds"
    from event e
    left join person p on p.id = e.actor_id
    left join comment c on e.subject = 'comment' and c.id = case when e.subject_id ~ '^[0-9]{1,9}$' then e.subject_id::int end
    where e.id > ${after} and e.subject in ('comment', 'report', 'appeal', 'person')
    order by e.id
    limit ${limit}`;
}

export async function findNewestEvent(): Promise<bigint> {
  const [newest] = await db.$queryRaw<{ id: bigint }[]>`select coalesce(max(id), 0)::bigint as id from event`;
  return newest!.id;
}
