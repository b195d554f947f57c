import 'server-only';
import { entryOfAnswer, entryOfPost } from '@/lib/feeds/entries';
import type { Feed } from '@/lib/feeds/feed';
import { type Place, SITEMAP_MAX } from '@/lib/feeds/sitemap';
import { listAnswers } from '@/lib/feeds/store';
import { listPages } from '@/lib/pages/store';
import { getAuthor, getPost, getTag } from '@/lib/posts/queries';
import { listAddresses, listHandles, listTags, listWholePosts } from '@/lib/posts/store';
import { siteAddress } from '@/lib/settings/address';
import { getSettings } from '@/lib/settings/queries';

const POSTS = 20;
const ANSWERS = 50;

/** The newest posts. @param file the feed's own address, such as `/feed.xml` */
export async function getSiteFeed(file: string): Promise<Feed> {
  const { title, description } = await getSettings();
  return feedOfPosts({}, { title, description, page: '/', file });
}

export async function getTagFeed(slug: string): Promise<Feed | null> {
  const [settings, tag] = await Promise.all([getSettings(), getTag(slug)]);
  if (!tag) return null;
  const page = `/tags/${slug}`;
  const title = `${tag.name} · ${settings.title}`;
  return feedOfPosts({ tag: slug }, { title, description: tag.description, page, file: `${page}/feed.xml` });
}

export async function getAuthorFeed(handle: string): Promise<Feed | null> {
  const [settings, author] = await Promise.all([getSettings(), getAuthor(handle)]);
  if (!author) return null;
  const page = `/authors/${handle}`;
  const title = `${author.name} · ${settings.title}`;
  return feedOfPosts({ handle }, { title, description: `Posts by ${author.name}`, page, file: `${page}/feed.xml` });
}

type Head = { title: string; description: string; page: string; file: string };

async function feedOfPosts(
  where: { tag?: string; handle?: string },
  { title, description, page, file }: Head,
): Promise<Feed> {
  const [{ language }, posts] = await Promise.all([getSettings(), listWholePosts(where, POSTS)]);
  const site = siteAddress();
  const entries = posts.map((post) => entryOfPost(post, site));
  return { title, description, home: `${site}${page}`, self: `${site}${file}`, language, entries };
}

export async function getAnswersFeed(slug: string, now: Date): Promise<Feed | null> {
  const post = await getPost(slug);
  if (post?.state !== 'published') return null;
  const settings = await getSettings();
  const since = new Date(now.getTime() - settings.moderation.undoSeconds * 1_000);
  const answers = await listAnswers(post.id, since, ANSWERS);
  const site = siteAddress();
  return {
    title: `Answers to “${post.title}” · ${settings.title}`,
    description: post.standfirst,
    home: `${site}/posts/${slug}`,
    self: `${site}/posts/${slug}/comments.xml`,
    language: settings.language,
    entries: answers.map((answer) => entryOfAnswer(answer, post, site)),
  };
}

/** Every page that everybody may read: the front page first, then posts, newest first. */
export async function getSitemap(): Promise<Place[]> {
  const [posts, tags, handles, pages] = await Promise.all([
    listAddresses(SITEMAP_MAX - 5_000),
    listTags(),
    listHandles(),
    listPages(),
  ]);
  return [
    { path: '/', changedAt: posts[0]?.publishedAt ?? undefined },
    ...posts.map(({ slug, publishedAt, revisedAt }) => ({
      path: `/posts/${slug}`,
      changedAt: revisedAt ?? publishedAt ?? undefined,
    })),
    { path: '/archive' },
    ...handles.map(({ handle }) => ({ path: `/authors/${handle}` })),
    ...tags.map(({ slug }) => ({ path: `/tags/${slug}` })),
    ...pages.map(({ key, updatedAt }) => ({ path: `/${key}`, changedAt: updatedAt })),
    { path: '/follow' },
  ];
}
