import type { Tx } from '@/lib/db/client';
import type { NewEvent } from './kinds';

/**
 * Write down what happened, as the last statement of the transaction that makes it happen: the log's lock is held from
 * here to the commit. A trigger chains the hash and tells every node which pages grew old.
 *
 * @returns the event's id, for `settled`
 */
export async function record(tx: Tx, event: NewEvent): Promise<bigint> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    insert into event (at, kind, actor_id, subject, subject_id, data, tags)
    values (coalesce(${event.at ?? null}::timestamptz, now()), ${event.kind}, ${event.actorId}, ${event.subject}, ${String(event.subjectId)},
            ${JSON.stringify(event.data ?? {})}::jsonb, ${[...new Set(event.tags ?? [])]}::text[])
    returning id`;
  return rows[0]!.id;
}
