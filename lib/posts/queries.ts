import 'server-only';
import { cache } from 'react';
import { introduceOnce } from '@/lib/posts/introduce';
import { firstDayAfter, firstDayOf } from '@/lib/posts/months';
import { type Page, pageOf } from '@/lib/posts/paging';
import type { Author, PostHead, QuotedAnswer, WholePost } from '@/lib/posts/public';
import { quotable } from '@/lib/posts/quotable';
import { toAuthor } from '@/lib/posts/rows';
import {
  countByMonth,
  countPosts,
  findAuthor,
  findNeighbours,
  findPinned,
  findPost,
  findTag,
  listBestAnswers,
  listBetween,
  listPosts,
  listRelated,
  listTags,
} from '@/lib/posts/store';
import { getSettings } from '@/lib/settings/queries';

const RELATED = 3;

/** What the database allows as a slug or a handle: nothing else is asked for. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

export type ListedPost = PostHead & { best: QuotedAnswer | null; isPinned?: true };
export type Listing = { posts: ListedPost[]; total: number; page: Page };

/** One page of the front page's list, the pinned post before all others; null when there is no such page. */
export async function getLatest(number: number): Promise<Listing | null> {
  const pinned = await findPinned();
  if (!pinned) return getListing({}, number);
  const [{ postsPerPage }, total] = await Promise.all([getSettings(), countPosts({})]);
  const page = pageOf(total, number, postsPerPage);
  if (!page) return null;
  const span = number === 1 ? { skip: 0, take: page.take - 1 } : { skip: page.skip - 1, take: page.take };
  const others = await listPosts({ exceptId: pinned.id }, span);
  const [lead, ...rest] = await withBest(number === 1 ? [pinned, ...others] : others);
  if (!lead) return { posts: [], total, page };
  return { posts: [number === 1 ? { ...lead, isPinned: true } : lead, ...rest], total, page };
}

export const getTag = cache(async (slug: string) => (SLUG.test(slug) ? findTag(slug) : null));

export async function getTagListing(tag: string, number: number): Promise<Listing | null> {
  return SLUG.test(tag) ? getListing({ tag }, number) : null;
}

export async function getAuthorListing(handle: string, number: number): Promise<Listing | null> {
  return SLUG.test(handle) ? getListing({ handle }, number) : null;
}

async function getListing(where: { tag?: string; handle?: string }, number: number): Promise<Listing | null> {
  const [{ postsPerPage }, total] = await Promise.all([getSettings(), countPosts(where)]);
  const page = pageOf(total, number, postsPerPage);
  if (!page) return null;
  return { posts: await withBest(await listPosts(where, page)), total, page };
}

async function withBest(posts: PostHead[]): Promise<ListedPost[]> {
  const rows = await listBestAnswers(posts.filter((post) => post.commentCount > 0).map((post) => post.id));
  const byPost = new Map(rows.map(({ postId, html, ...best }) => [postId, { ...best, words: quotable(html) }]));
  return introduceOnce(posts).map((post) => ({ ...post, best: byPost.get(post.id) ?? null }));
}

/** A published post, the fact that it was withdrawn, or null. */
export const getPost = cache(
  async (slug: string): Promise<(WholePost & { state: 'published' }) | { state: 'withdrawn' } | null> => {
    const post = SLUG.test(slug) ? await findPost(slug) : null;
    if (!post) return null;
    return post.state === 'withdrawn' ? { state: 'withdrawn' } : { ...post, state: 'published' };
  },
);

/** Where to go after a post: the one before, the one after, and those about the same things. */
export async function getAround(post: { id: number; publishedAt: Date }) {
  const [neighbours, related] = await Promise.all([findNeighbours(post), listRelated(post.id, RELATED)]);
  return { ...neighbours, related };
}

export type AuthorPage = Author & { handle: string; posts: number; answers: number };

export const getAuthor = cache(async (handle: string): Promise<AuthorPage | null> => {
  const found = SLUG.test(handle) ? await findAuthor(handle) : null;
  if (!found) return null;
  return { ...toAuthor(found.person.name, found), handle: found.handle, posts: found.posts, answers: found.answers };
});

export function getTags() {
  return listTags();
}

/** Years with their months, newest first. */
export async function getArchive() {
  const { promise } = await getSettings();
  const months = await countByMonth(promise.calendar.timeZone);
  const years = [...new Set(months.map(({ year }) => year))];
  return years.map((year) => ({ year, months: months.filter((month) => month.year === year) }));
}

/** The posts of a year, or of one month of it; newest first. */
export async function getArchivePosts(year: number, month?: number): Promise<PostHead[]> {
  const { promise } = await getSettings();
  return listBetween(promise.calendar.timeZone, firstDayOf(year, month), firstDayAfter(year, month));
}
