import 'server-only';
import { cache } from 'react';
import { spellingsOf, usualFeeds } from '@/lib/pages/old-addresses';
import {
  findGuidelinesChangedAt,
  findPage,
  findRedirect,
  type Guideline,
  listGuidelines,
  listPages,
  listRetiredGuidelines,
  type Redirect,
  type StandingPage,
} from '@/lib/pages/store';
import { reachable } from '@/lib/text/reachable';

export type { Guideline, StandingPage };

/** A page that was not published is not found. */
export const getPage = cache(async (key: string): Promise<StandingPage | null> => {
  if (!KEY.test(key)) return null;
  const page = await findPage(key);
  if (key === 'guidelines') return withClauses(page ?? guidelinesAlone, await findGuidelinesChangedAt());
  return page && { ...page, html: reachable(page.html) };
});

const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_.%-]{0,199}$/u;

/** The clauses are shown even where nobody has written about them. */
const guidelinesAlone = { key: 'guidelines', title: 'Community guidelines', html: '', updatedAt: new Date(0) };

/** The page is as old as the last change of its words or of a clause. */
function withClauses(page: StandingPage, changedAt: Date | null): StandingPage {
  const updatedAt = changedAt && changedAt > page.updatedAt ? changedAt : page.updatedAt;
  return { ...page, updatedAt, html: reachable(page.html) };
}

/** The clauses in force, by number: beside the form, on their own page, and in a rejection. */
export const getGuidelines = cache(listGuidelines);

export const getRetiredGuidelines = cache(listRetiredGuidelines);

/** Which standing pages there are: no footer should lead nowhere. */
export const getPageKeys = cache(async (): Promise<Set<string>> => {
  const pages = await listPages();
  return new Set(['guidelines', ...pages.map(({ key }) => key)]);
});

/** Where something went that used to be at this address; null when nothing was. */
export async function getOldAddress(path: string): Promise<Redirect | null> {
  const moved = await findRedirect(spellingsOf(path));
  if (moved) return moved;
  const feed = usualFeeds[path];
  return feed ? { target: feed, permanent: true } : null;
}

/** WordPress's short addresses, `/?p=163` and `/?page_id=2`; a blog in a folder had them below it. */
export async function getNumbered(
  place: string,
  query: Record<string, string | string[] | undefined>,
): Promise<Redirect | null> {
  const name = ['p', 'page_id'].find((each) => /^[0-9]{1,9}$/.test(String(query[each] ?? '')));
  if (!name) return null;
  const folder = place.replace(/(?<!\/)\/+$/, '');
  const ways = [`${folder}/?${name}=${query[name]}`, `${folder}?${name}=${query[name]}`];
  return findRedirect(ways.filter((way) => way.startsWith('/')).flatMap(spellingsOf));
}
