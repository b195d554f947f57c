import { db, type Prisma } from '@/lib/db/client';
import type { ArchiveMonth, BestAnswer, PostHead, WholePost } from '@/lib/posts/public';
import { type HeadRow, toHead, toWholePost, type WholeRow } from '@/lib/posts/rows';

/** The read side: what everybody may see. A post that is not published is not found by anything in this file but `findPost`. */

const published = { state: 'published' } as const satisfies Prisma.PostWhereInput;
const newestFirst = [{ publishedAt: 'desc' }, { id: 'desc' }] satisfies Prisma.PostOrderByWithRelationInput[];
const picture = { select: { key: true, alt: true, decorative: true, placeholder: true, renditions: true } };

const head = {
  id: true,
  slug: true,
  title: true,
  standfirst: true,
  publishedAt: true,
  revisedAt: true,
  pictureAlt: true,
  commentCount: true,
  commentPolicy: true,
  commentsCloseAt: true,
  picture,
  bylines: {
    orderBy: { position: 'asc' },
    select: { person: { select: { name: true, author: { select: { handle: true, clause: true } } } } },
  },
  tags: { select: { tag: { select: { slug: true, name: true } } }, orderBy: { tagId: 'asc' } },
} as const satisfies Prisma.PostSelect;

const whole = {
  ...head,
  state: true,
  html: true,
  sourceFormat: true,
  words: true,
  pictureCaption: true,
  canonicalUrl: true,
  commentMessage: true,
  bylines: {
    orderBy: { position: 'asc' },
    select: {
      person: {
        select: { name: true, author: { select: { handle: true, clause: true, bioHtml: true, links: true, picture } } },
      },
    },
  },
} as const satisfies Prisma.PostSelect;

/** Where a list of posts begins and how long it is. */
export type Span = { skip: number; take: number };

export async function listPosts(where: Narrow, { skip, take }: Span): Promise<PostHead[]> {
  const rows: HeadRow[] = await db.post.findMany({
    where: narrowed(where),
    orderBy: newestFirst,
    skip,
    take,
    select: head,
  });
  return rows.map(toHead);
}

/** The one that the front page leads with. An import may have brought several: then the newest of them. */
export async function findPinned(): Promise<PostHead | null> {
  const row: HeadRow | null = await db.post.findFirst({
    where: { ...published, pinned: true },
    orderBy: newestFirst,
    select: head,
  });
  return row && toHead(row);
}

export function countPosts(where: { tag?: string; handle?: string }): Promise<number> {
  return db.post.count({ where: narrowed(where) });
}

type Narrow = { tag?: string; handle?: string; exceptId?: number };

function narrowed({ tag, handle, exceptId }: Narrow): Prisma.PostWhereInput {
  return {
    ...published,
    ...(exceptId !== undefined && { id: { not: exceptId } }),
    ...(tag !== undefined && { tags: { some: { tag: { slug: tag } } } }),
    ...(handle !== undefined && { bylines: { some: { person: { author: { handle } } } } }),
  };
}

/** Published or withdrawn; anything else is nobody's business. */
export async function findPost(slug: string): Promise<(WholePost & { state: 'published' | 'withdrawn' }) | null> {
  const row: WholeRow | null = await db.post.findFirst({
    where: { slug, state: { in: ['published', 'withdrawn'] } },
    select: whole,
  });
  return row && { ...toWholePost(row), state: row.state as 'published' | 'withdrawn' };
}

/** With their texts, for feeds. */
export async function listWholePosts(where: { tag?: string; handle?: string }, take: number): Promise<WholePost[]> {
  const rows: WholeRow[] = await db.post.findMany({
    where: narrowed(where),
    orderBy: newestFirst,
    take,
    select: whole,
  });
  return rows.map(toWholePost);
}

/** The posts published just before and just after, by time and then by number. */
export async function findNeighbours(post: { id: number; publishedAt: Date }) {
  const select = { slug: true, title: true, publishedAt: true } as const;
  const at = post.publishedAt;
  const [earlier, later] = await Promise.all([
    db.post.findFirst({
      where: { ...published, OR: [{ publishedAt: { lt: at } }, { publishedAt: at, id: { lt: post.id } }] },
      orderBy: newestFirst,
      select,
    }),
    db.post.findFirst({
      where: { ...published, OR: [{ publishedAt: { gt: at } }, { publishedAt: at, id: { gt: post.id } }] },
      orderBy: [{ publishedAt: 'asc' }, { id: 'asc' }],
      select,
    }),
  ]);
  return { earlier, later };
}

/** Posts that share tags with this one: a tag that few posts carry says more than one that most do. */
export async function listRelated(postId: number, take: number): Promise<PostHead[]> {
  const found = await db.$queryRaw<{ id: number }[]>`
    with mine as (
      select t.tag_id, (select count(*) from post_tag o where o.tag_id = t.tag_id) as carriers
      from post_tag t where t.post_id = ${postId}
    )
    select p.id
    from mine join post_tag t on t.tag_id = mine.tag_id join post p on p.id = t.post_id
    where p.state = 'published' and p.id <> ${postId}
    group by p.id
    order by sum(1.0 / mine.carriers) desc, p.published_at desc, p.id desc
    limit ${take}`;
  const ids = found.map((row) => row.id);
  const rows: HeadRow[] = await db.post.findMany({ where: { ...published, id: { in: ids } }, select: head });
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(toHead);
}

type BestRow = { postId: number; id: number; name: string; html: string; isChosen: boolean };

/**
 * One answer a post: what an editor chose last, then what is pinned, then what readers found most useful; the author's own
 * only when nobody else spoke.
 */
export async function listBestAnswers(postIds: number[]): Promise<(BestAnswer & { postId: number; html: string })[]> {
  if (postIds.length === 0) return [];
  return db.$queryRaw<BestRow[]>`
    select wanted.id as "postId", best.id, best.name, best.html, best."isChosen"
    from unnest(${postIds}::int[]) as wanted(id)
    cross join lateral (
      select c.id, p.name, c.html, c.featured_at is not null as "isChosen"
      from comment c join person p on p.id = c.person_id
      where c.post_id = wanted.id and c.state = 'approved' and c.kind = 'comment'
      order by c.featured_at desc nulls last, c.pinned desc,
               c.by_author or exists (select 1 from byline b where b.post_id = c.post_id and b.person_id = c.person_id),
               c.useful desc, c.sent_at, c.id
      limit 1
    ) best`;
}

/** How many posts each month has, newest month first. Months are the blog's own, in its time zone. */
export function countByMonth(timeZone: string): Promise<ArchiveMonth[]> {
  return db.$queryRaw<ArchiveMonth[]>`
    select extract(year from at)::int as year, extract(month from at)::int as month, count(*)::int as posts
    from (select published_at at time zone ${timeZone} as at from post where state = 'published') p
    group by 1, 2 order by 1 desc, 2 desc`;
}

/** From the first moment of one local day to that of another, newest first. */
export async function listBetween(timeZone: string, from: string, until: string): Promise<PostHead[]> {
  const found = await db.$queryRaw<{ id: number }[]>`
    select id from post
    where state = 'published'
      and published_at >= ${from}::timestamp at time zone ${timeZone}
      and published_at < ${until}::timestamp at time zone ${timeZone}`;
  const rows: HeadRow[] = await db.post.findMany({
    where: { ...published, id: { in: found.map((row) => row.id) } },
    orderBy: newestFirst,
    select: head,
  });
  return rows.map(toHead);
}

export async function findTag(slug: string) {
  return db.tag.findFirst({
    where: { slug, posts: { some: { post: published } } },
    select: { slug: true, name: true, description: true },
  });
}

/** With how many published posts each has; the most used first. */
export function listTags(): Promise<{ slug: string; name: string; posts: number }[]> {
  return db.$queryRaw`
    select t.slug, t.name, count(*)::int as posts
    from tag t join post_tag pt on pt.tag_id = t.id join post p on p.id = pt.post_id
    where p.state = 'published' group by t.id order by posts desc, t.name`;
}

/** Somebody with an author's page: who has published something, or still may. */
export async function findAuthor(handle: string) {
  const profile = await db.authorProfile.findUnique({
    where: { handle },
    select: {
      handle: true,
      clause: true,
      bioHtml: true,
      links: true,
      picture,
      person: {
        select: {
          name: true,
          erasedAt: true,
          _count: {
            select: {
              bylines: { where: { post: published } },
              comments: { where: { state: 'approved', post: published } },
            },
          },
        },
      },
    },
  });
  if (!profile || profile.person.erasedAt) return null;
  const { _count: counts, name } = profile.person;
  return { ...profile, person: { name }, posts: counts.bylines, answers: counts.comments };
}

/** Addresses for the sitemap, newest first. */
export function listAddresses(take: number) {
  return db.post.findMany({
    where: published,
    orderBy: newestFirst,
    take,
    select: { slug: true, publishedAt: true, revisedAt: true },
  });
}

export function listHandles() {
  return db.authorProfile.findMany({
    where: { person: { erasedAt: null, bylines: { some: { post: published } } } },
    orderBy: { handle: 'asc' },
    select: { handle: true },
  });
}
