import { tags } from '@/lib/events/tags';

/**
 * Which pages may be kept, for how long, and what makes them old. Default deny: an address not listed here is never kept.
 *
 * A page listed here must be the same for everybody: it is rendered for a request that carries no cookie, no query
 * beyond those named, and nothing else of a visitor.
 */
export type PageRule = {
  path: string;
  tags: (params: Record<string, string>) => string[];
  /** How long a page counts as fresh if no event expires it. */
  seconds: number;
  /** How much longer it may be served while a fresh one is being rendered. Never after an event expired it. */
  staleSeconds: number;
  /** Fresh until the clock has gone through a whole number of `seconds`: rendered on two nodes, it is the same page. */
  byTheClock?: true;
  /** What a parameter must look like; a slug when nothing is said. */
  where?: Record<string, RegExp>;
  /** Query names that make a page of its own. Any other query is answered by Next and not kept. */
  queries?: string[];
};

const DAY = 86_400;
const HOUR = 3_600;

const listing = () => ['site', 'posts', 'answers'];
const number = /^[1-9][0-9]{0,5}$/;

export const pages: PageRule[] = [
  { path: '/', tags: () => ['front', ...listing()], seconds: DAY, staleSeconds: 60 },
  { path: '/page/:number', tags: () => ['front', ...listing()], seconds: DAY, staleSeconds: 60, where: { number } },

  // Shows the promise ("by Tuesday, 10:30"), so it grows old by itself, quarter by quarter (lib/hours/quarter.ts).
  {
    path: '/posts/:slug',
    tags: ({ slug }) => [`post:${slug}`, 'posts', 'guidelines', 'site'],
    seconds: 900,
    byTheClock: true,
    staleSeconds: 60,
  },
  { path: '/posts/:slug/comments.xml', tags: ({ slug }) => [`post:${slug}`, 'site'], seconds: HOUR, staleSeconds: 60 },

  {
    path: '/authors/:handle',
    tags: ({ handle }) => [tags.author(handle!), ...listing()],
    seconds: DAY,
    staleSeconds: 60,
  },
  {
    path: '/authors/:handle/feed.xml',
    tags: ({ handle }) => [tags.author(handle!), 'posts', 'site'],
    seconds: HOUR,
    staleSeconds: 60,
  },
  { path: '/tags/:tag', tags: ({ tag }) => [`tag:${tag}`, ...listing()], seconds: DAY, staleSeconds: 60 },
  {
    path: '/authors/:handle/page/:number',
    tags: ({ handle }) => [tags.author(handle!), ...listing()],
    seconds: DAY,
    staleSeconds: 60,
    where: { number },
  },
  {
    path: '/tags/:tag/page/:number',
    tags: ({ tag }) => [`tag:${tag}`, ...listing()],
    seconds: DAY,
    staleSeconds: 60,
    where: { number },
  },
  { path: '/tags/:tag/feed.xml', tags: ({ tag }) => [`tag:${tag}`, 'posts', 'site'], seconds: HOUR, staleSeconds: 60 },
  { path: '/archive', tags: listing, seconds: DAY, staleSeconds: 60 },
  { path: '/archive/:year', tags: listing, seconds: DAY, staleSeconds: 60, where: { year: /^[0-9]{4}$/ } },
  {
    path: '/archive/:year/:month',
    tags: listing,
    seconds: DAY,
    staleSeconds: 60,
    where: { year: /^[0-9]{4}$/, month: /^(0?[1-9]|1[0-2])$/ },
  },

  ...['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml'].map((path) => ({
    path,
    tags: () => ['posts', 'site'],
    seconds: HOUR,
    staleSeconds: 60,
  })),
  { path: '/robots.txt', tags: () => ['site'], seconds: DAY, staleSeconds: 60 },
  { path: '/opensearch.xml', tags: () => ['site'], seconds: DAY, staleSeconds: 60 },

  // Counted from the log: grows old with every decision, and nobody minds an hour.
  { path: '/transparency', tags: () => ['site'], seconds: HOUR, staleSeconds: HOUR },
  { path: '/follow', tags: () => ['posts', 'site'], seconds: DAY, staleSeconds: 60 },

  // Guidelines, terms and whatever else the owner wrote; or a redirect from an old address.
  {
    path: '/:key',
    tags: ({ key }) => [`page:${key}`, ...(key === 'guidelines' ? ['guidelines'] : []), 'posts', 'site'],
    seconds: DAY,
    staleSeconds: 60,
    where: { key: /^[a-z0-9][a-z0-9-]*$/ },
  },
];

/**
 * First segments that are not the cache's: they belong to one viewer, take part in a conversation with the server, or
 * are served elsewhere. Nothing below them is kept, not even a 404, and GET requests reach Next exactly once.
 */
export const neverKept = new Set([
  '_next',
  'api',
  'comments',
  'confirm',
  'decide',
  'desk',
  'livez',
  'log-head.json',
  'me',
  'media',
  'metrics',
  'readyz',
  'report',
  'search',
  'sign-in',
  'unsubscribe',
  'useful',
]);

/**
 * Any other address: a permalink of an imported blog that redirects, or nothing at all. Only a refusal or a redirect
 * is kept, for a short time, in a small space of its own.
 */
const elsewhere = { tags: ['site', 'posts'], seconds: 60, staleSeconds: 0, byTheClock: false };

/** How long a 404, a 410 or a redirect is kept at most, if no event expires it sooner. */
export const NEGATIVE_SECONDS = 300;

/** Added to links by those who count clicks. No page depends on them, so they do not make a page of their own. */
const counted =
  /^(utm_[a-z_]+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|mkt_tok)$/;

export type Kept = {
  /** The address in the one form under which it is kept and rendered. */
  address: string;
  tags: string[];
  seconds: number;
  staleSeconds: number;
  byTheClock: boolean;
  /** True where only 301, 308, 404 and 410 are kept. */
  negativeOnly: boolean;
  /** `?hydrate=1`: the document with the framework's scripts in it, which is otherwise sent without. */
  whole: boolean;
  /** `?live=HASH`: not the page, but what wakes the document of it that somebody holds (lib/cache/light-document.ts). */
  live: string | null;
};

/** What the table says of a request's address (path and query, as received); null = not kept. */
export function pageAt(url: string): Kept | null {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const segments = path.slice(1).split('/');
  if (neverKept.has(segments[0]!) || !isCanonical(segments)) return null;

  for (const rule of compiled) {
    const params = match(rule, segments);
    if (!params) continue;
    const asked = mark < 0 ? '' : url.slice(mark + 1);
    const live = rule.isDocument ? (/^live=([\w-]{22})$/.exec(asked)?.[1] ?? null) : null;
    const query = live ? '' : keptQuery(asked, rule.isDocument ? [...(rule.queries ?? []), WHOLE] : rule.queries);
    if (query === null) return null;
    const { seconds, staleSeconds, byTheClock = false } = rule;
    const [tags, whole] = [rule.tags(params), new URLSearchParams(query).has(WHOLE)];
    return { address: path + query, tags, seconds, staleSeconds, byTheClock, negativeOnly: false, whole, live };
  }

  if (mark >= 0 && keptQuery(url.slice(mark + 1)) === null) return null;
  return { address: path, ...elsewhere, negativeOnly: true, whole: false, live: null };
}

const WHOLE = 'hydrate';

const compiled = pages.map((rule) => ({
  ...rule,
  segments: rule.path.slice(1).split('/'),
  isDocument: !/\.[a-z]+$/.test(rule.path),
}));

const ordinary = /^[^.\p{Cc}\p{Cf}][^\p{Cc}\p{Cf}]*$/u;

function match(rule: (typeof compiled)[number], segments: string[]): Record<string, string> | null {
  if (rule.segments.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of rule.segments.entries()) {
    const segment = segments[index]!;
    if (!part.startsWith(':')) {
      if (part !== segment) return null;
      continue;
    }
    const name = part.slice(1);
    const value = decodeURIComponent(segment);
    if (!(rule.where?.[name] ?? ordinary).test(value)) return null;
    params[name] = value;
  }
  return params;
}

/** `/posts/caf%C3%A9` is kept, `/posts/caf%c3%a9` and `/posts/%63afe` are not: one page, one entry. */
function isCanonical(segments: string[]): boolean {
  try {
    return segments.every((segment) => encodeURIComponent(decodeURIComponent(segment)) === segment);
  } catch {
    return false;
  }
}

/** The part of a query that belongs to the page's identity, in one order; null when there is more than the table names. */
function keptQuery(query: string, names: string[] = []): string | null {
  const kept = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(query)) {
    if (counted.test(name)) continue;
    if (!names.includes(name) || kept.has(name) || (name === WHOLE && value !== '1')) return null;
    kept.set(name, value);
  }
  kept.sort();
  return kept.size === 0 ? '' : `?${kept}`;
}
