import type { Actor } from '@/lib/auth/actor';
import { personIsReached, personsReachedSql, reachedBy } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';

/** What the parts of a filter name, and what its form offers. */

const POSTS_MAX = 50;
const PERSONS_MAX = 100;

type Named = { id: number; name: string };

/** The post at this address; else those whose titles hold these words, latest first. */
export async function findPosts(actor: Actor, text: string): Promise<Named[]> {
  const select = { id: true, title: true };
  const exact = await db.post.findFirst({ where: { slug: text, AND: [reachedBy(actor)] }, select });
  const found = exact
    ? [exact]
    : await db.post.findMany({
        where: { title: { contains: text, mode: 'insensitive' }, AND: [reachedBy(actor)] },
        orderBy: { id: 'desc' },
        take: POSTS_MAX,
        select,
      });
  return found.map(({ id, title }) => ({ id, name: title }));
}

/** The person of this number; else those whose names hold these words. */
export async function findPersons(actor: Actor, text: string): Promise<Named[]> {
  if (/^[1-9]\d{0,8}$/.test(text)) {
    if (!(await personIsReached(actor, Number(text)))) return [];
    return db.person.findMany({ where: { id: Number(text) }, select: { id: true, name: true } });
  }
  return db.$queryRaw<Named[]>`
    select p.id, p.name from person p
    where desk_words(p.name) @@ websearch_to_tsquery('public.desk', ${text}) and ${personsReachedSql(actor, Prisma.sql`p.id`)}
    limit ${PERSONS_MAX}`;
}

/** From where a comment was sent, and whose it is. */
export function findSender(actor: Actor, commentId: number) {
  return db.comment.findFirst({
    where: { id: commentId, post: reachedBy(actor) },
    select: { addressHash: true, person: { select: { name: true } } },
  });
}

export async function findReasonName(id: number): Promise<string | null> {
  return (await db.rejectionReason.findUnique({ where: { id }, select: { title: true } }))?.title ?? null;
}

export async function findClauseName(id: number): Promise<string | null> {
  const clause = await db.guideline.findUnique({ where: { id }, select: { number: true, title: true } });
  return clause && `clause ${clause.number}, ${clause.title}`;
}

export async function findWordRuleName(id: number): Promise<string | null> {
  return (await db.wordRule.findUnique({ where: { id }, select: { pattern: true } }))?.pattern ?? null;
}

export async function findEditorName(id: number): Promise<string | null> {
  const decided = { id, decisions: { some: {} } }; // nobody else has a name here, whatever number is asked for
  return (await db.person.findFirst({ where: decided, select: { name: true } }))?.name ?? null;
}

export function listPostNames(actor: Actor, take: number) {
  return db.post.findMany({
    where: { state: { in: ['published', 'withdrawn'] }, AND: [reachedBy(actor)] },
    orderBy: [{ state: 'asc' }, { publishedAt: 'desc' }, { id: 'desc' }],
    take,
    select: { slug: true, title: true },
  });
}

export function listEditors(take: number) {
  return db.person.findMany({
    where: { role: { in: ['editor', 'owner'] } },
    orderBy: { name: 'asc' },
    take,
    select: { id: true, name: true },
  });
}

export function listWordRuleNames(take: number) {
  return db.wordRule.findMany({ orderBy: { id: 'desc' }, take, select: { id: true, pattern: true } });
}
