import type { Actor } from '@/lib/auth/actor';
import { writtenBy } from '@/lib/auth/scope-store';
import { db, type Prisma, type Tx } from '@/lib/db/client';
import { slugify } from '@/lib/text/slug';
import type { TagName } from './schema';

/** The writing side: drafts too. */

const draft = {
  bylines: {
    orderBy: { position: 'asc' },
    include: { person: { select: { id: true, name: true, author: { select: { handle: true } } } } },
  },
  tags: { include: { tag: true }, orderBy: { tagId: 'asc' } },
  picture: true,
  revisions: {
    orderBy: { number: 'desc' },
    take: 1,
    include: { writer: { select: { name: true } } },
  },
  _count: { select: { revisions: true } },
} satisfies Prisma.PostInclude;

export function findDraft(tx: Tx, id: number) {
  return tx.post.findUnique({ where: { id }, include: draft });
}

export function findDraftOutside(id: number) {
  return findDraft(db, id);
}

export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

const listed = {
  id: true,
  slug: true,
  title: true,
  state: true,
  pinned: true,
  words: true,
  publishedAt: true,
  updatedAt: true,
  commentCount: true,
  bylines: { orderBy: { position: 'asc' }, select: { person: { select: { name: true } } } },
} satisfies Prisma.PostSelect;

export type PostStateName = 'draft' | 'review' | 'scheduled' | 'published' | 'withdrawn';

/** The posts that this actor may write, in this state or in any. */
export function listDrafts(actor: Actor, state: PostStateName | null, { skip, take }: { skip: number; take: number }) {
  return db.post.findMany({
    where: { ...(state && { state }), ...writtenBy(actor) },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    skip,
    take,
    select: listed,
  });
}

export function countDrafts(actor: Actor) {
  return db.post.groupBy({ by: ['state'], where: writtenBy(actor), _count: true });
}

export function insertPost(tx: Tx, post: Prisma.PostUncheckedCreateInput) {
  return tx.post.create({ data: post, select: { id: true, version: true } });
}

export async function insertByline(tx: Tx, postId: number, personId: number) {
  await tx.byline.create({ data: { postId, personId } });
}

/** Saves over the version that was opened and no other; the answer says whether it was still that one. */
export async function updateIfVersion(tx: Tx, id: number, version: number, data: Prisma.PostUncheckedUpdateManyInput) {
  const { count } = await tx.post.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } });
  return count === 1;
}

export async function slugIsTaken(tx: Tx, slug: string, exceptId: number | null) {
  return (await tx.post.count({ where: { slug, ...(exceptId ? { NOT: { id: exceptId } } : {}) } })) > 0;
}

export async function setTags(tx: Tx, postId: number, names: TagName[]) {
  await tx.tag.createMany({ data: names, skipDuplicates: true });
  const rows = await tx.tag.findMany({ where: { slug: { in: names.map(({ slug }) => slug) } } });
  await tx.postTag.deleteMany({ where: { postId, tagId: { notIn: rows.map(({ id }) => id) } } });
  await tx.postTag.createMany({ data: rows.map(({ id }) => ({ postId, tagId: id })), skipDuplicates: true });
}

export async function setMediaUses(tx: Tx, postId: number, mediaIds: number[]) {
  await tx.mediaUse.deleteMany({ where: { postId, mediaId: { notIn: mediaIds } } });
  await tx.mediaUse.createMany({ data: mediaIds.map((mediaId) => ({ postId, mediaId })), skipDuplicates: true });
}

type Words = { title: string; standfirst: string; source: string };

/** Keeps what was written, unless it is what was kept last. */
export async function addRevision(
  tx: Tx,
  postId: number,
  { title, standfirst, source }: Words,
  writerId: number | null,
) {
  const last = await tx.postRevision.findFirst({ where: { postId }, orderBy: { number: 'desc' } });
  const same = last && last.title === title && last.standfirst === standfirst && last.source === source;
  if (same) return;
  await tx.postRevision.create({
    data: { title, standfirst, source, postId, writerId, number: (last?.number ?? 0) + 1 },
  });
}

/** In one statement, so that its time and version stay what its writers made them. */
export async function pinAlone(tx: Tx, id: number) {
  await tx.$executeRaw`update post set pinned = (id = ${id}) where pinned or id = ${id}`;
}

/** @returns false when it was not pinned */
export async function unpin(tx: Tx, id: number): Promise<boolean> {
  return (await tx.$executeRaw`update post set pinned = false where id = ${id} and pinned`) === 1;
}

/** The old address leads to the new one, and so does whatever led to the old one; an address that is in use leads nowhere. */
export async function redirectPost(tx: Tx, from: string, to: string) {
  await tx.redirect.deleteMany({ where: { path: to } });
  await tx.redirect.updateMany({ where: { target: from }, data: { target: to } });
  await tx.redirect.upsert({ where: { path: from }, create: { path: from, target: to }, update: { target: to } });
}

/** Whoever signs a post has a page of their own. */
export async function ensureProfile(tx: Tx, person: { id: number; name: string }) {
  if (await tx.authorProfile.findUnique({ where: { personId: person.id } })) return;
  const wanted = slugify(person.name).slice(0, 50);
  const taken = await tx.authorProfile.count({ where: { handle: wanted } });
  await tx.authorProfile.create({ data: { personId: person.id, handle: taken ? `${wanted}-${person.id}` : wanted } });
}

export function listRevisions(postId: number) {
  return db.postRevision.findMany({
    where: { postId },
    orderBy: { number: 'desc' },
    take: 100,
    include: { writer: { select: { name: true } } },
  });
}
