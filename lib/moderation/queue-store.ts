import { db, type Prisma } from '@/lib/db/client';
import type { CommentState } from './decisions';
import type { View } from './schema';

export const COUNT_CEILING = 10_000; // beyond it a counter says "more than", so that counting never grows with the archive

/** Where a page of the queue begins: after this comment, in this view's order. */
export type Cursor = { at: Date; id: number };

const row = {
  id: true,
  state: true,
  version: true,
  html: true,
  heldFor: true,
  spamChance: true,
  sentAt: true,
  dueAt: true,
  awaitsConfirmation: true,
  person: { select: { id: true, name: true, role: true } },
  post: { select: { slug: true, title: true } },
} satisfies Prisma.CommentSelect;

export type QueueRow = Prisma.CommentGetPayload<{ select: typeof row }>;

/** Earliest promise first; what waits for nothing but its writer's confirmation is not there. */
export async function listWaiting(after: Cursor | null, take: number): Promise<QueueRow[]> {
  const ids = after
    ? await db.$queryRaw<{ id: number }[]>`
        select id from comment
        where state = 'pending' and not awaits_confirmation and (due_at, id) > (${after.at}, ${after.id})
        order by due_at, id limit ${take}`
    : await db.$queryRaw<{ id: number }[]>`
        select id from comment where state = 'pending' and not awaits_confirmation order by due_at, id limit ${take}`;
  return inOrder(ids.map(({ id }) => id));
}

/** Latest first. */
export async function listDecided(state: CommentState, after: Cursor | null, take: number): Promise<QueueRow[]> {
  const ids = after
    ? await db.$queryRaw<{ id: number }[]>`
        select id from comment
        where state = ${state}::"CommentState" and (sent_at, id) < (${after.at}, ${after.id})
        order by sent_at desc, id desc limit ${take}`
    : await db.$queryRaw<{ id: number }[]>`
        select id from comment where state = ${state}::"CommentState" order by sent_at desc, id desc limit ${take}`;
  return inOrder(ids.map(({ id }) => id));
}

/** Everything, in the order in which it was written down here. */
export function listAll(after: Cursor | null, take: number): Promise<QueueRow[]> {
  return db.comment.findMany({
    where: after ? { id: { lt: after.id } } : {},
    orderBy: { id: 'desc' },
    take,
    select: row,
  });
}

async function inOrder(ids: number[]): Promise<QueueRow[]> {
  const rows = await db.comment.findMany({ where: { id: { in: ids } }, select: row });
  const byId = new Map(rows.map((found) => [found.id, found]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many stand in each view, counted up to a ceiling: flat however large the archive is. */
export async function countViews(): Promise<Record<View, number>> {
  const [counted] = await db.$queryRaw<Record<View, bigint>[]>`
    select
      (select count(*) from (select 1 from comment where state = 'pending' and not awaits_confirmation limit ${COUNT_CEILING}) x) as waiting,
      (select count(*) from (select 1 from comment where state = 'approved' limit ${COUNT_CEILING}) x) as approved,
      (select count(*) from (select 1 from comment where state = 'rejected' limit ${COUNT_CEILING}) x) as rejected,
      (select count(*) from (select 1 from comment where state = 'spam' limit ${COUNT_CEILING}) x) as spam,
      (select count(*) from (select 1 from comment limit ${COUNT_CEILING}) x) as "all"`;
  const numbers = Object.entries(counted ?? {}).map(([view, count]) => [view, Number(count)]);
  return Object.fromEntries(numbers) as Record<View, number>;
}

const whole = {
  ...row,
  quote: true,
  post: { select: { slug: true, title: true, standfirst: true } },
  kind: true,
  editedAt: true,
  decidedAt: true,
  receipt: true,
  person: {
    select: {
      id: true,
      name: true,
      role: true,
      createdAt: true,
      emailConfirmedAt: true,
      claimedAt: true,
      webAddress: true,
    },
  },
  parent: {
    select: { id: true, html: true, sentAt: true, state: true, person: { select: { name: true } } },
  },
  revisions: { orderBy: { version: 'asc' }, select: { version: true, source: true, createdAt: true } },
  decisions: {
    orderBy: { id: 'desc' },
    take: 10,
    include: { decider: { select: { name: true } }, guideline: { select: { number: true, title: true } } },
  },
} satisfies Prisma.CommentSelect;

export type Whole = Prisma.CommentGetPayload<{ select: typeof whole }>;

export function findWhole(id: number): Promise<Whole | null> {
  return db.comment.findUnique({ where: { id }, select: whole });
}

/** A person's latest comments but this one, newest first. */
export function listStatesOf(personId: number, exceptId: number, take: number) {
  return db.comment.findMany({
    where: { personId, NOT: { id: exceptId } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: { state: true },
  });
}

export type Tally = Partial<Record<CommentState, number>> & { useful: number };

export async function tallyOf(personId: number, exceptId: number): Promise<Tally> {
  const rows = await db.comment.groupBy({
    by: ['state'],
    where: { personId, NOT: { id: exceptId } },
    _count: true,
    _sum: { useful: true },
  });
  const counts = Object.fromEntries(rows.map(({ state, _count }) => [state, _count])) as Partial<
    Record<CommentState, number>
  >;
  return { ...counts, useful: rows.reduce((sum, { _sum }) => sum + (_sum.useful ?? 0), 0) };
}

/** Of what this editor and the colleagues decided since then, and did not undo. */
export function countDecisionsSince(since: Date) {
  return db.$queryRaw<{ decider_id: number; name: string; decided: number }[]>`
    select d.decider_id, p.name, count(*)::int as decided
    from decision d join person p on p.id = d.decider_id
    where d.created_at >= ${since} and d.undone_at is null
    group by d.decider_id, p.name order by count(*) desc, p.name limit 6`;
}

/** The latest decision, for the status line. */
export function findRecentDecision(id: number) {
  return db.decision.findUnique({
    where: { id },
    include: {
      decider: { select: { id: true, name: true } },
      guideline: { select: { number: true, title: true } },
      comment: { select: { id: true, state: true, person: { select: { name: true } } } },
    },
  });
}
