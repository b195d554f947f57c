import { db, type Prisma } from '@/lib/db/client';

export type EventRow = {
  id: bigint;
  at: Date;
  kind: string;
  actorId: number | null;
  subject: string;
  subjectId: string;
  data: unknown;
  hash: Uint8Array;
};

export type Wanted = {
  area: string | null;
  id: string | null;
  actor: number | null;
  from: Date | null;
  to: Date | null;
  before: bigint | null;
};

/** Latest first. */
export function listEvents({ area, id, actor, from, to, before }: Wanted, take: number): Promise<EventRow[]> {
  const where: Prisma.EventWhereInput = {
    ...(area && { subject: area, ...(id && { subjectId: id }) }),
    ...(actor && { actorId: actor }),
    ...((from || to) && { at: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
    ...(before && { id: { lt: before } }),
  };
  return db.event.findMany({
    where,
    orderBy: { id: 'desc' },
    take,
    select: { id: true, at: true, kind: true, actorId: true, subject: true, subjectId: true, data: true, hash: true },
  });
}

/** Names as they are now; whoever was erased has none any more. */
export async function namesOf(ids: number[]): Promise<Map<number, string>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

export function listStaffNames() {
  return db.person.findMany({
    where: { role: { in: ['author', 'editor', 'owner'] } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}
