import { createHash } from 'node:crypto';

/** The names by which pages grow old. Every page of `lib/cache/pages.ts` carries some; every event that shows expires some. */
export const tags = {
  site: 'site', // settings, navigation, standing texts: every page
  posts: 'posts', // which posts there are, and their heads: every listing and feed
  front: 'front', // what the front page leads with
  answers: 'answers', // counts and best answers in listings
  guidelines: 'guidelines', // the clauses: their own page, and beside every form
  post: (slug: string) => `post:${slug}`,
  /** A digest, for the log keeps the tags of every event, and a handle is a name. */
  author: (handle: string) => `author:${createHash('sha256').update(handle).digest('base64url').slice(0, 16)}`,
  tag: (slug: string) => `tag:${slug}`,
  page: (key: string) => `page:${key}`,
};
