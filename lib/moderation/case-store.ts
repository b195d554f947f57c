import type { Actor } from '@/lib/auth/actor';
import { reachedBy, reachedBySql } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { CommentState } from './decisions';

const whole = {
  id: true,
  state: true,
  version: true,
  source: true,
  html: true,
  heldFor: true,
  heldBy: true,
  wordRuleId: true,
  unmaskedHtml: true,
  spamChance: true,
  sentAt: true,
  dueAt: true,
  awaitsConfirmation: true,
  quote: true,
  addressHash: true,
  importedFrom: true,
  post: { select: { slug: true, title: true, standfirst: true } },
  kind: true,
  editedAt: true,
  editorEditedAt: true,
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
  revisions: {
    orderBy: { version: 'desc' },
    take: 20,
    select: { version: true, source: true, createdAt: true, editorId: true },
  },
  appeals: { where: { state: 'open' }, select: { id: true } },
  decisions: {
    orderBy: { id: 'desc' },
    take: 10,
    include: { decider: { select: { name: true } }, guideline: { select: { number: true, title: true } } },
  },
} satisfies Prisma.CommentSelect;

export type Whole = Prisma.CommentGetPayload<{ select: typeof whole }>;

export function findWhole(actor: Actor, id: number): Promise<Whole | null> {
  return db.comment.findFirst({ where: { id, post: reachedBy(actor) }, select: whole });
}

/** A person's latest comments but this one, newest first. */
export function listStatesOf(actor: Actor, personId: number, exceptId: number, take: number) {
  return db.comment.findMany({
    where: { personId, NOT: { id: exceptId }, post: reachedBy(actor) },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: { state: true },
  });
}

export type Tally = Partial<Record<CommentState, number>> & { useful: number };

export async function tallyOf(actor: Actor, personId: number, exceptId: number): Promise<Tally> {
  const rows = await db.comment.groupBy({
    by: ['state'],
    where: { personId, NOT: { id: exceptId }, post: reachedBy(actor) },
    _count: true,
    _sum: { useful: true },
  });
  const counts = Object.fromEntries(rows.map(({ state, _count }) => [state, _count])) as Partial<
    Record<CommentState, number>
  >;
  return { ...counts, useful: rows.reduce((sum, { _sum }) => sum + (_sum.useful ?? 0), 0) };
}

const ADDRESS_MAX = 20;

/** Who else wrote from this address: other names, most active first. */
export function listOthersFrom(actor: Actor, addressHash: string, personId: number) {
  return db.$queryRaw<{ id: number; name: string; answers: number }[]>`
    select p.id, p.name, count(*)::int as answers
    from (
      select c.person_id from comment c
      where c.address_hash = ${addressHash} and ${reachedBySql(actor, Prisma.sql`c.post_id`)}
      order by c.sent_at desc limit 500) c
      join person p on p.id = c.person_id
    where p.id <> ${personId} group by p.id, p.name order by count(*) desc, p.name limit ${ADDRESS_MAX}`;
}

export function listNames(ids: number[]) {
  return db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
}

const taken = {
  id: true,
  kind: true,
  deciderId: true,
  commentId: true,
  undoneAt: true,
  createdAt: true,
  guideline: { select: { number: true } },
  comment: { select: { person: { select: { name: true } } } },
} satisfies Prisma.DecisionSelect;

export function listDecision(id: number) {
  return db.decision.findMany({ where: { id }, select: taken });
}

/** Decisions taken together, in their order. */
export function listBatch(batch: string) {
  return db.decision.findMany({ where: { batch }, orderBy: { id: 'asc' }, select: taken });
}

/** How these stand now, and by which decision. */
export function listStanding(actor: Actor, ids: number[]) {
  return db.comment.findMany({
    where: { id: { in: ids }, post: reachedBy(actor) },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      state: true,
      person: { select: { name: true } },
      decisions: {
        where: { undoneAt: null },
        orderBy: { id: 'desc' },
        take: 1,
        include: { decider: { select: { name: true } }, guideline: { select: { number: true, title: true } } },
      },
    },
  });
}
