import type { Actor } from '@/lib/auth/actor';
import { scopeOf } from '@/lib/auth/scope';
import { fewPostsReached, reachedBySql } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { CommentState } from './decisions';
import type { View } from './schema';

/** Where a page of the queue begins: after this row, in this view's order. */
export type Cursor = { at: Date; id: number };

/** One row of a page: the comment, and its place in the order. */
export type Placed = { id: number; at: Date; key: number };

/** What a filter stands for, once names and addresses are looked up. */
export type Narrowed = {
  actor: Actor; // who is kept to some posts sees nothing of others
  view: View;
  sought: { whole: string; stem: string | null; email: string | null } | null;
  posts: number[] | null;
  persons: number[] | null;
  state: CommentState | null;
  decided: { reasonId: number | null; guidelineId: number | null; editorId: number | null } | null;
  rule: string | null;
  wordRuleId: number | null;
  from: Date | null; // included
  to: Date | null; // not included
  addressHash: string | null;
};

type Sql = Prisma.Sql;

const NAMES_MAX = 100; // people whose names hold what is sought; of more, the first
const none = Prisma.empty;

/**
 * A page of a view. Each order walks an index of its own and stops when the page is full, so that a page costs the same
 * however large the archive is; there is no offset anywhere.
 */
export function listPlaces(n: Narrowed, after: Cursor | null, take: number): Promise<Placed[]> {
  if (n.sought) return listFound(n, n.sought, after, take);
  if (n.view === 'waiting' || n.view === 'held') return listByPromise(n, after, take);
  if (n.view === 'reported') return listByClaim(openReports, n, after, take);
  if (n.view === 'appeals') return listByClaim(openAppeals, n, after, take);
  if (n.decided) return listByDecision(n, after, take);
  return listBySending(n, after, take);
}

/** Earliest promise first. */
function listByPromise(n: Narrowed, after: Cursor | null, take: number) {
  return db.$queryRaw<Placed[]>`
    select c.id, c.due_at as at, c.id as key from comment c
    where ${inView(n.view)} ${narrowed(n)} ${after ? Prisma.sql`and (c.due_at, c.id) > (${after.at}, ${after.id})` : none}
    order by c.due_at, c.id limit ${take}`;
}

const openReports = Prisma.sql`
  select comment_id, min(coalesce(due_at, created_at)) as due from report where closed_at is null group by comment_id`;
const openAppeals = Prisma.sql`
  select comment_id, min(coalesce(due_at, created_at)) as due from appeal where state = 'open' group by comment_id`;

/** What somebody asks to be looked at again: earliest due first. Only what is open is gathered, which is never much. */
function listByClaim(open: Sql, n: Narrowed, after: Cursor | null, take: number) {
  return db.$queryRaw<Placed[]>`
    select c.id, o.due as at, c.id as key from (${open}) o join comment c on c.id = o.comment_id
    where true ${narrowed(n)} ${after ? Prisma.sql`and (o.due, c.id) > (${after.at}, ${after.id})` : none}
    order by o.due, c.id limit ${take}`;
}

/** What was decided by one editor, or for one reason, and stands: latest decision first. */
function listByDecision(n: Narrowed, after: Cursor | null, take: number) {
  return db.$queryRaw<Placed[]>`
    select c.id, d.created_at as at, d.id as key from decision d join comment c on c.id = d.comment_id
    where ${stands(n.decided!)} and ${inView(n.view)} ${narrowed({ ...n, decided: null })}
      ${after ? Prisma.sql`and (d.created_at, d.id) < (${after.at}, ${after.id})` : none}
    order by d.created_at desc, d.id desc limit ${take}`;
}

/** Latest first. Of an editor who is kept to a few posts, from the index of each: the others may be a million. */
async function listBySending(n: Narrowed, after: Cursor | null, take: number) {
  const posts = n.posts ?? (n.persons ? null : await fewPostsReached(n.actor));
  return db.$queryRaw<Placed[]>`
    select c.id, c.sent_at as at, c.id as key from ${sources({ ...n, posts }, after, take)}
    where ${inView(n.view)} ${narrowed(n)} ${sentBefore(after)}
    order by c.sent_at desc, c.id desc limit ${take}`;
}

const RARE_MAX = 2_000; // answers with these words: so many are sorted, of more the latest are looked for from the newest on

/**
 * Whose words, or whose name, hold what is sought, in every state unless the view says otherwise: latest first. Of a rare
 * word the planner knows too little: it would walk the whole archive from the newest answer on to find a page of it.
 */
function listFound(n: Narrowed, sought: NonNullable<Narrowed['sought']>, after: Cursor | null, take: number) {
  const latest = Prisma.sql`order by c.sent_at desc, c.id desc limit ${take}`;
  const conditions = Prisma.sql`${inView(n.view)} ${narrowed(n)} ${sentBefore(after)}`;
  const holdsWords = Prisma.sql`desk_words(c.source) @@ ${queryOf(sought)}`;
  return db.$queryRaw<Placed[]>`
    with named as (
      select id from person where desk_words(name) @@ ${queryOf(sought)}
      ${sought.email ? Prisma.sql`union select id from person where email_folded = ${sought.email}` : none}
      limit ${NAMES_MAX}
    ), some_found as materialized (
      select c.id from comment c where ${holdsWords} limit ${RARE_MAX + 1}
    ), known as materialized (
      select count(*) <= ${RARE_MAX} as all_of_them from some_found
    )
    select id, at, id as key from (
      (select c.id, c.sent_at as at from some_found join comment c using (id)
        where (select all_of_them from known) and ${conditions} ${latest})
      union
      (select c.id, c.sent_at from comment c
        where not (select all_of_them from known) and ${holdsWords} and ${conditions} ${latest})
      union
      (select c.id, c.sent_at from named cross join lateral (
        select * from comment c where c.person_id = named.id and ${conditions} ${latest}) c ${latest})
    ) found
    order by at desc, id desc limit ${take}`;
}

/** PostgreSQL's own reading of the words: quotation marks, `or`, a minus before a word. The stem holds letters only. */
function queryOf({ whole, stem }: NonNullable<Narrowed['sought']>): Sql {
  const words = Prisma.sql`websearch_to_tsquery('public.desk', ${whole})`;
  if (stem === null) return words;
  const begun = Prisma.sql`to_tsquery('public.desk', ${`${stem}:*`})`;
  return whole === '' ? begun : Prisma.sql`(${words} && ${begun})`;
}

/**
 * Where the rows come from. Whoever asks for posts or people gets the latest of each from the index of each, put together:
 * left to itself the planner would walk the whole archive for somebody who wrote twice.
 */
function sources(n: Narrowed, after: Cursor | null, take: number): Sql {
  const conditions = Prisma.sql`${inView(n.view)} ${narrowed(n)} ${sentBefore(after)}`;
  const latest = Prisma.sql`order by c.sent_at desc, c.id desc limit ${take}`;
  if (n.persons) {
    return Prisma.sql`unnest(${n.persons}::int[]) as one(id) cross join lateral (
      select * from comment c where c.person_id = one.id and ${conditions} ${latest}) c`;
  }
  if (n.posts) {
    return Prisma.sql`unnest(${n.posts}::int[]) as one(id) cross join unnest(enum_range(null::"CommentState")) as each(state)
      cross join lateral (
        select * from comment c where c.post_id = one.id and c.state = each.state and ${conditions} ${latest}) c`;
  }
  return Prisma.sql`comment c`;
}

function inView(view: View): Sql {
  if (view === 'waiting') return waiting;
  if (view === 'held') return heldByRule;
  if (view === 'reported') return Prisma.sql`c.id in (select comment_id from report where closed_at is null)`;
  if (view === 'appeals') return Prisma.sql`c.id in (select comment_id from appeal where state = 'open')`;
  return view === 'all' ? Prisma.sql`true` : Prisma.sql`c.state = ${view}::"CommentState"`;
}

const waiting = Prisma.sql`c.state = 'pending' and not c.awaits_confirmation`;

/** As in the index `comment_held_by_rule`; `ordinaryHolds` are those left out. */
const heldByRule = Prisma.sql`${waiting} and c.held_by <> '' and c.held_by <> 'post' and c.held_by <> 'everyone'
  and c.held_by <> 'newcomer' and c.held_by <> 'changed' and c.held_by <> 'revised'`;

function sentBefore(after: Cursor | null): Sql {
  return after ? Prisma.sql`and (c.sent_at, c.id) < (${after.at}, ${after.id})` : none;
}

function narrowed(n: Narrowed): Sql {
  const conditions = [
    scopeOf(n.actor) && reachedBySql(n.actor, Prisma.sql`c.post_id`),
    n.state && Prisma.sql`c.state = ${n.state}::"CommentState"`,
    n.posts && Prisma.sql`c.post_id = any(${n.posts})`,
    n.persons && Prisma.sql`c.person_id = any(${n.persons})`,
    n.rule && Prisma.sql`c.held_by = ${n.rule}`,
    n.wordRuleId && Prisma.sql`c.word_rule_id = ${n.wordRuleId}`,
    n.from && Prisma.sql`c.sent_at >= ${n.from}`,
    n.to && Prisma.sql`c.sent_at < ${n.to}`,
    n.addressHash && Prisma.sql`c.address_hash = ${n.addressHash}`,
    n.decided && Prisma.sql`exists (select from decision d where d.comment_id = c.id and ${stands(n.decided)})`,
  ].filter((condition) => condition !== null && condition !== 0 && condition !== '');
  return conditions.length > 0 ? Prisma.sql`and ${Prisma.join(conditions, ' and ')}` : none;
}

/** The decision that stands, by this editor or for this reason. */
function stands({ reasonId, guidelineId, editorId }: NonNullable<Narrowed['decided']>): Sql {
  const conditions = [
    Prisma.sql`d.undone_at is null`,
    ...(editorId ? [Prisma.sql`d.decider_id = ${editorId}`] : []),
    ...(reasonId ? [Prisma.sql`d.reason_id = ${reasonId}`] : []),
    ...(guidelineId ? [Prisma.sql`d.guideline_id = ${guidelineId}`] : []),
    Prisma.sql`not exists (select from decision later where later.comment_id = d.comment_id and later.id > d.id and later.undone_at is null)`,
  ];
  return Prisma.join(conditions, ' and ');
}

const row = {
  id: true,
  state: true,
  version: true,
  html: true,
  unmaskedHtml: true,
  heldFor: true,
  heldBy: true,
  spamChance: true,
  sentAt: true,
  dueAt: true,
  awaitsConfirmation: true,
  person: { select: { id: true, name: true, role: true } },
  post: { select: { slug: true, title: true } },
  reports: { where: { closedAt: null }, select: { dueAt: true }, take: 100 },
  appeals: { where: { state: 'open' }, select: { id: true, dueAt: true }, take: 1 },
} satisfies Prisma.CommentSelect;

export type QueueRow = Prisma.CommentGetPayload<{ select: typeof row }>;

/** These comments, in this order. */
export async function listRows(ids: number[]): Promise<QueueRow[]> {
  const rows = await db.comment.findMany({ where: { id: { in: ids } }, select: row });
  const byId = new Map(rows.map((found) => [found.id, found]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
