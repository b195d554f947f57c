import type { Actor } from '@/lib/auth/actor';
import { personsReachedSql, reachedBySql } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Role } from '../staff-roles';
import type { Group } from './schema';

const ANSWERS_COUNTED = 1_000; // beyond it a count says "more than": one person may have written most of an archive

export type ListedPerson = {
  id: number;
  name: string;
  email: string | null;
  role: Role;
  claimedAt: Date | null;
  createdAt: Date;
  answers: number;
  sanction: 'always_held' | 'suspension' | 'ban' | null;
};

export type Wanted = { group: Group; after: number | null; take: number };

/** Whoever came last is first. */
export function listLatest(actor: Actor, wanted: Wanted, now: Date): Promise<ListedPerson[]> {
  const after = wanted.after ? Prisma.sql`p.id < ${wanted.after}` : Prisma.sql`true`;
  return listWhere(actor, wanted, Prisma.sql`${after}`, Prisma.sql`p.id desc`, now);
}

/** By the beginning of the name. */
export async function listByName(actor: Actor, begins: string, wanted: Wanted, now: Date): Promise<ListedPerson[]> {
  const key = Prisma.sql`lower(p.name) collate "C"`;
  return listWhere(actor, wanted, await beginning(key, begins, wanted.after, 'name'), Prisma.sql`${key}, p.id`, now);
}

/** By the beginning of the e-mail address. */
export async function listByEmail(actor: Actor, begins: string, wanted: Wanted, now: Date): Promise<ListedPerson[]> {
  const key = Prisma.sql`lower(p.email_folded) collate "C"`;
  return listWhere(actor, wanted, await beginning(key, begins, wanted.after, 'email'), Prisma.sql`${key}, p.id`, now);
}

/** A range of the index that is in the order of code points: from the letters themselves to the last that begin like them. */
async function beginning(key: Prisma.Sql, begins: string, after: number | null, column: 'name' | 'email') {
  const range = Prisma.sql`${key} >= lower(${begins}) and ${key} < lower(${begins}) || chr(1114111)`;
  const last =
    after && (await db.person.findUnique({ where: { id: after }, select: { name: true, emailFolded: true } }));
  const from = last && (column === 'name' ? last.name : last.emailFolded);
  return from ? Prisma.sql`${range} and (${key}, p.id) > (lower(${from}) collate "C", ${after}::int)` : range;
}

function listWhere(actor: Actor, { group, take }: Wanted, where: Prisma.Sql, order: Prisma.Sql, now: Date) {
  return db.$queryRaw<ListedPerson[]>`
    select p.id, p.name, p.email, p.role::text as role, p.claimed_at as "claimedAt", p.created_at as "createdAt",
      (select count(*)::int from (
        select from comment c where c.person_id = p.id and ${reachedBySql(actor, Prisma.sql`c.post_id`)}
        limit ${ANSWERS_COUNTED}) counted) as answers,
      (select max(s.kind)::text from sanction s where s.person_id = p.id and ${standing(now)}) as sanction
    from person p
    where p.erased_at is null and ${where} and ${inGroup(group, now)} and ${personsReachedSql(actor, Prisma.sql`p.id`)}
    order by ${order} limit ${take}`;
}

function inGroup(group: Group, now: Date): Prisma.Sql {
  if (group === 'guests') return Prisma.sql`p.role = 'reader' and p.claimed_at is null`;
  if (group === 'members') {
    return Prisma.sql`(p.claimed_at is not null or p.role = 'member') and p.role in ('reader', 'member')`;
  }
  if (group === 'staff') return Prisma.sql`p.role in ('author', 'editor', 'owner')`;
  if (group === 'sanctioned') {
    return Prisma.sql`exists (select from sanction s where s.person_id = p.id and ${standing(now)})`;
  }
  return Prisma.sql`true`;
}

/** The kinds are declared in the order of their weight, so the greatest is the one to name. */
function standing(now: Date): Prisma.Sql {
  return Prisma.sql`s.lifted_at is null and s.kind <> 'warning' and (s.ends_at is null or s.ends_at > ${now})`;
}

/** Whoever works here, owners first, with the tags that editors are kept to. */
export function listStaff() {
  return db.person.findMany({
    where: { role: { in: ['author', 'editor', 'owner'] }, erasedAt: null },
    orderBy: [{ role: 'desc' }, { name: 'asc' }],
    take: 200,
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      passwordHash: true,
      deskTags: { select: { tag: { select: { id: true, name: true } } } },
    },
  });
}

export function findForDrawer(id: number) {
  return db.person.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      email: true,
      emailConfirmedAt: true,
      webAddress: true,
      role: true,
      passwordHash: true,
      claimedAt: true,
      createdAt: true,
      erasedAt: true,
      importedFrom: true,
      author: { select: { handle: true } },
      formerNames: { orderBy: { id: 'desc' }, take: 20, select: { name: true, until: true } },
      deskTags: { select: { tagId: true, tag: { select: { name: true } } } },
    },
  });
}

/** What came of the reports that somebody sent, counted to a ceiling. */
export async function countReportsBy(personId: number) {
  const rows = await db.$queryRaw<{ outcome: 'acted' | 'dismissed' | null; count: number }[]>`
    select outcome::text as outcome, count(*)::int as count
    from (select outcome from report where reporter_id = ${personId} limit ${ANSWERS_COUNTED}) sent
    group by outcome`;
  const of = (outcome: 'acted' | 'dismissed' | null) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return { upheld: of('acted'), dismissed: of('dismissed'), open: of(null) };
}

export function listTags() {
  return db.tag.findMany({ orderBy: { name: 'asc' }, take: 500, select: { id: true, name: true } });
}
