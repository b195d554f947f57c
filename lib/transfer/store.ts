import { db, type Prisma, type Tx } from '@/lib/db/client';

/** What an import asks of the tables, and puts into them. */

export async function listPersonOrigins(site: string): Promise<Map<string, number>> {
  const rows = await db.person.findMany({
    where: { importedFrom: { startsWith: `${site}:` } },
    select: { id: true, importedFrom: true },
  });
  return new Map(rows.map((row) => [row.importedFrom!, row.id]));
}

export function findPersonByEmail(emailFolded: string) {
  return db.person.findUnique({
    where: { emailFolded },
    select: { id: true, role: true, nameSkeleton: true, erasedAt: true },
  });
}

export async function nameIsKnown(nameSkeleton: string): Promise<boolean> {
  const [person, former] = await Promise.all([
    db.person.findUnique({ where: { nameSkeleton }, select: { id: true } }),
    db.formerName.findFirst({ where: { nameSkeleton }, select: { id: true } }),
  ]);
  return person !== null || former !== null;
}

export async function handleIsTaken(handle: string): Promise<boolean> {
  return (await db.authorProfile.count({ where: { handle } })) > 0;
}

export async function findHandle(personId: number): Promise<string | null> {
  return (await db.authorProfile.findUnique({ where: { personId }, select: { handle: true } }))?.handle ?? null;
}

export async function insertPerson(tx: Tx, person: Prisma.PersonUncheckedCreateInput): Promise<number> {
  return (await tx.person.create({ data: person, select: { id: true } })).id;
}

export async function insertProfile(
  tx: Tx,
  profile: { personId: number; handle: string; bio: string; bioHtml: string },
) {
  await tx.authorProfile.create({ data: profile });
}

export function listAllTags() {
  return db.tag.findMany({ select: { id: true, slug: true, name: true } });
}

export async function insertTags(tx: Tx, tags: { slug: string; name: string; description: string }[]) {
  const rows = await tx.tag.createManyAndReturn({ data: tags, select: { id: true, slug: true } });
  return new Map(rows.map((row) => [row.slug, row.id]));
}

export type Present = { kind: 'post' | 'page'; id: number; address: string };

export async function findPresent(origins: string[]): Promise<Map<string, Present>> {
  const where = { importedFrom: { in: origins } };
  const [posts, pages] = await Promise.all([
    db.post.findMany({ where, select: { id: true, slug: true, importedFrom: true } }),
    db.standingPage.findMany({ where, select: { id: true, key: true, importedFrom: true } }),
  ]);
  const present = new Map<string, Present>();
  for (const row of posts) present.set(row.importedFrom!, { kind: 'post', id: row.id, address: row.slug });
  for (const row of pages) present.set(row.importedFrom!, { kind: 'page', id: row.id, address: row.key });
  return present;
}

export async function slugIsTaken(slug: string): Promise<boolean> {
  return (await db.post.count({ where: { slug } })) > 0;
}

export async function pageKeyIsTaken(key: string): Promise<boolean> {
  return (await db.standingPage.count({ where: { key } })) > 0;
}

export type NewPost = {
  row: Prisma.PostUncheckedCreateInput & { source: string };
  authorIds: number[];
  tagIds: number[];
  mediaIds: number[];
};

export async function insertImportedPost(tx: Tx, { row, authorIds, tagIds, mediaIds }: NewPost): Promise<number> {
  const { title, standfirst, source } = row;
  const post = await tx.post.create({
    data: {
      ...row,
      bylines: { create: authorIds.map((personId, position) => ({ personId, position })) },
      tags: { create: tagIds.map((tagId) => ({ tagId })) },
      mediaUses: { create: mediaIds.map((mediaId) => ({ mediaId })) },
      revisions: { create: [{ number: 1, title, standfirst, source, sourceFormat: 'html' }] },
    },
    select: { id: true },
  });
  return post.id;
}

export async function insertImportedPage(tx: Tx, page: Prisma.StandingPageUncheckedCreateInput & { source: string }) {
  const revisions = { create: [{ number: 1, title: page.title, source: page.source }] };
  await tx.standingPage.create({ data: { ...page, revisions }, select: { id: true } });
}

/** By origin, for the comments of one post. */
export async function listCommentOrigins(postId: number): Promise<Map<string, number>> {
  const rows = await db.comment.findMany({
    where: { postId, importedFrom: { not: null } },
    select: { id: true, importedFrom: true },
  });
  return new Map(rows.map((row) => [row.importedFrom!, row.id]));
}

/** Those of the comments that are here already, under whatever post. */
export async function listKnownComments(origins: string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (let from = 0; from < origins.length; from += 1_000) {
    const rows = await db.comment.findMany({
      where: { importedFrom: { in: origins.slice(from, from + 1_000) } },
      select: { importedFrom: true },
    });
    for (const row of rows) known.add(row.importedFrom!);
  }
  return known;
}

export async function insertComments(tx: Tx, comments: Prisma.CommentCreateManyInput[]): Promise<Map<string, number>> {
  const rows = await tx.comment.createManyAndReturn({ data: comments, select: { id: true, importedFrom: true } });
  return new Map(rows.map((row) => [row.importedFrom!, row.id]));
}

export async function insertDecisions(tx: Tx, decisions: Prisma.DecisionCreateManyInput[]) {
  if (decisions.length > 0) await tx.decision.createMany({ data: decisions });
}

/** Addresses that lead somewhere already stay as they are. @returns how many are new */
export async function insertRedirects(tx: Tx, redirects: { path: string; target: string }[]): Promise<number> {
  if (redirects.length === 0) return 0;
  return (await tx.redirect.createMany({ data: redirects, skipDuplicates: true })).count;
}

export async function listKnownRedirects(paths: string[]): Promise<Set<string>> {
  const rows = await db.redirect.findMany({ where: { path: { in: paths } }, select: { path: true } });
  return new Set(rows.map((row) => row.path));
}

export function findPicture(id: number) {
  return db.media.findUnique({
    where: { id },
    select: { id: true, key: true, alt: true, decorative: true, placeholder: true, renditions: true },
  });
}
