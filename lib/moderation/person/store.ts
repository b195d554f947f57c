import type { Actor } from '@/lib/auth/actor';
import { reachedBySql } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { CommentState } from '../decisions';

/** Beyond it a number says "more than": somebody may have written most of an archive. */
export const TALLY_CEILING = 10_000;

export type Cursor = { at: Date; id: number };

const reached = (actor: Actor) => reachedBySql(actor, Prisma.sql`c.post_id`);

/** How many of somebody's comments stand in each state, each counted to the ceiling. */
export async function tallyOf(actor: Actor, personId: number): Promise<Partial<Record<CommentState, number>>> {
  const rows = await db.$queryRaw<{ state: CommentState; count: number }[]>`
    select each.state::text as state, (
      select count(*)::int from (
        select from comment c where c.person_id = ${personId} and c.state = each.state and ${reached(actor)}
        limit ${TALLY_CEILING}) counted) as count
    from unnest(enum_range(null::"CommentState")) as each(state)`;
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How their latest comments stand, latest first. */
export async function listLatestStates(actor: Actor, personId: number, take: number): Promise<CommentState[]> {
  const rows = await db.$queryRaw<{ state: CommentState }[]>`
    select c.state::text as state from comment c
    where c.person_id = ${personId} and ${reached(actor)}
    order by c.sent_at desc, c.id desc limit ${take}`;
  return rows.map(({ state }) => state);
}

const shown = {
  id: true,
  state: true,
  version: true,
  html: true,
  heldFor: true,
  awaitsConfirmation: true,
  sentAt: true,
  post: { select: { slug: true, title: true } },
  _count: { select: { notes: true, reports: true } },
  decisions: {
    orderBy: { id: 'desc' },
    take: 20,
    include: { decider: { select: { name: true } }, guideline: { select: { number: true, title: true } } },
  },
} satisfies Prisma.CommentSelect;

export type CommentRow = Prisma.CommentGetPayload<{ select: typeof shown }>;

type Wanted = { state: CommentState | null; after: Cursor | null; take: number };

/** A person's comments, latest first. Each order walks an index of its own, so that a page costs the same however much they wrote. */
export async function listCommentsOf(actor: Actor, personId: number, wanted: Wanted): Promise<CommentRow[]> {
  const { state, after, take } = wanted;
  const ids = await db.$queryRaw<{ id: number }[]>`
    select c.id from comment c
    where c.person_id = ${personId} and ${reached(actor)}
      and ${state ? Prisma.sql`c.state = ${state}::"CommentState"` : Prisma.sql`true`}
      and ${after ? Prisma.sql`(c.sent_at, c.id) < (${after.at}, ${after.id})` : Prisma.sql`true`}
    order by c.sent_at desc, c.id desc limit ${take}`;
  const rows = await db.comment.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, select: shown });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

/** What somebody has waiting, in the shape in which decisions are taken together. */
export function listWaitingOf(actor: Actor, personId: number, take: number) {
  return db.$queryRaw<{ id: number; version: number }[]>`
    select c.id, c.version from comment c
    where c.person_id = ${personId} and c.state = 'pending' and not c.awaits_confirmation and ${reached(actor)}
    order by c.sent_at, c.id limit ${take}`;
}
