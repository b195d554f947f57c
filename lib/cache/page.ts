import { type Bodies, compressQuickly, type Encoding } from '@/lib/cache/encodings';
import { sealDocument } from '@/lib/cache/inline-scripts';
import { lightDocument } from '@/lib/cache/light-document';
import { type Kept, NEGATIVE_SECONDS } from '@/lib/cache/pages';
import { commonHeaders, documentPolicy, INERT_POLICY, type Site } from '@/lib/cache/security-headers';
import { contentHash } from '@/lib/cache/validators';

/** What a renderer answers to a clean request. */
export type Rendered = {
  status: number;
  headers: Record<string, string | number | string[] | undefined>;
  body: Buffer;
  /** The nonce that was given to this rendering, by which its own scripts are known. */
  nonce: string;
  /** For how long the page says that it is true, from the beginning of its rendering; the table's time when it says nothing. */
  freshMs?: number | undefined;
};

/** A finished page: every byte that a hit sends is ready. */
export type Page = {
  address: string;
  tags: string[];
  status: number;
  hash: string;
  lastModified: string | undefined;
  bodies: Bodies;
  heads: { [coding in Encoding]?: string[] };
  unchangedHeads: { [coding in Encoding]?: string[] };
  renderedAt: number; // ms, when its rendering began
  freshUntil: number; // ms
  staleUntil: number; // ms, for a reader while another copy is rendered
  expired: boolean; // by an event: never again sent as fresh
  failedAt: number; // ms, the last time a newer copy could not be had
  hits: number;
  bytes: number;
  /** What wakes this very document, for readers who touch something live in it. */
  live: { hash: string; page: Page } | null;
};

/** In a page's heads the first four places are these; a hit changes the age and nothing else. */
export const X_CACHE_AT = 1;
export const AGE_AT = 3;

const keepable = new Set([200, 301, 308, 404, 410]);
const negative = new Set([301, 308, 404, 410]);

/** Whether an answer may be kept. Default deny: an odd status, a cookie or a page that says no for itself. */
export function mayKeep({ status, headers }: Rendered, kept: Kept): boolean {
  if (kept.negativeOnly ? !negative.has(status) : !keepable.has(status)) return false;
  return headers['set-cookie'] === undefined && !forbids(headers['cache-control']);
}

/**
 * What Next puts on every page rendered on request says nothing about the page, and the table decides. Any other
 * refusal was written by somebody who meant it.
 */
function forbids(cacheControl: Rendered['headers'][string]): boolean {
  const value = String(cacheControl ?? '').toLowerCase();
  return (
    value !== 'private, no-cache, no-store, max-age=0, must-revalidate' && /\b(no-store|private|no-cache)\b/.test(value)
  );
}

export function isNegative(page: Page): boolean {
  return page.status !== 200;
}

/** Headers of Next's answer that are part of the page. The others are its own business, or ours. */
const carried = [
  'Content-Type',
  'Location',
  'Content-Language',
  'Content-Disposition',
  'Link',
  'Last-Modified',
  'X-Robots-Tag',
];

export type Finish = {
  site: Site;
  /** When the framework's scripts come to a reader: as soon as a page needs them, or with every page. */
  hydration: 'late' | 'at-once';
  /** The text of a stylesheet of ours, to stand in the document itself. */
  styleOf?: (address: string) => string | undefined;
};

/** Lightens, seals, hashes and compresses a rendered answer. */
export async function finishPage(rendered: Rendered, kept: Kept, renderedAt: number, finish: Finish): Promise<Page> {
  const { site } = finish;
  const type = String(rendered.headers['content-type'] ?? '');
  const { document, live } = type.startsWith('text/html') ? finishDocument(rendered, kept, finish) : NO_DOCUMENT;
  const identity = document ? Buffer.from(document.html) : rendered.body;
  const bodies = await compressQuickly(identity, type);
  const hash = contentHash(identity);
  const longestMs =
    (rendered.status === 200 ? secondsLeft(kept, renderedAt) : Math.min(kept.seconds, NEGATIVE_SECONDS)) * 1000;
  const freshMs = Math.min(longestMs, rendered.freshMs ?? longestMs);
  const seconds = Math.floor(freshMs / 1000);
  // What stops being true at a certain moment is not shown a moment longer.
  const staleSeconds = rendered.status === 200 && freshMs === longestMs ? kept.staleSeconds : 0;

  const about = [
    'Cache-Control',
    // Only we hear of expiries, so everybody else asks first (a 304 is cheap), except a CDN that is told by tag.
    'public, max-age=0, must-revalidate',
    'Surrogate-Control',
    `max-age=${seconds}, stale-while-revalidate=${staleSeconds}, stale-if-error=86400`,
    ...purgedBy(kept.tags),
    'Vary',
    vary(rendered.headers.vary),
    'Content-Security-Policy',
    document ? documentPolicy(document, site) : INERT_POLICY,
    ...commonHeaders('public', site),
  ];
  const content = carried.flatMap((name) => {
    const value = rendered.headers[name.toLowerCase()];
    return value === undefined ? [] : [name, Array.isArray(value) ? value.join(', ') : String(value)];
  });

  return readyPage({
    address: kept.address,
    tags: kept.tags,
    status: rendered.status,
    live: live && { hash: live.hash, page: await livePage(live, kept, renderedAt, site) },
    hash,
    lastModified: rendered.headers['last-modified'] ? String(rendered.headers['last-modified']) : undefined,
    bodies,
    content,
    about,
    renderedAt,
    freshUntil: renderedAt + freshMs,
    staleUntil: renderedAt + freshMs + staleSeconds * 1000,
  });
}

function secondsLeft({ seconds, byTheClock }: Kept, renderedAt: number): number {
  return byTheClock ? seconds - (Math.floor(renderedAt / 1000) % seconds) : seconds;
}

const NO_DOCUMENT = { document: null, live: null };

function finishDocument({ body, nonce }: Rendered, kept: Kept, { hydration, styleOf }: Finish) {
  const html = body.toString('utf8');
  const liveAddress = (hash: string) => `${kept.address}?live=${hash}`;
  const light = kept.whole || hydration === 'at-once' ? null : lightDocument(html, nonce, { liveAddress, styleOf });
  return light ? { document: light, live: light.live } : { document: sealDocument(html, nonce), live: null };
}

/**
 * Its address names its content, so whoever has it need not ask again; but it says what the page says, so a cache that
 * hears of no expiry may not have it for long.
 */
async function livePage(
  { hash, code }: { hash: string; code: string },
  kept: Kept,
  renderedAt: number,
  site: Site,
): Promise<Page> {
  const identity = Buffer.from(code);
  const type = 'text/javascript; charset=utf-8';
  return readyPage({
    address: `${kept.address}?live=${hash}`,
    tags: kept.tags,
    status: 200,
    hash,
    lastModified: undefined,
    bodies: await compressQuickly(identity, type),
    content: ['Content-Type', type],
    about: [
      'Cache-Control',
      'public, max-age=3600, immutable',
      ...purgedBy(kept.tags),
      'Vary',
      'Accept-Encoding',
      'X-Robots-Tag',
      'noindex',
      ...commonHeaders('public', site),
    ],
    renderedAt,
    freshUntil: Number.POSITIVE_INFINITY,
    staleUntil: Number.POSITIVE_INFINITY,
  });
}

/** For a CDN that is told by tag what has grown old. */
function purgedBy(tags: string[]): string[] {
  const coded = tags.map(encodeURI);
  return ['Surrogate-Key', coded.join(' '), 'Cache-Tag', coded.map((tag) => tag.replaceAll(',', '%2C')).join(',')];
}

type Parts = Pick<Page, 'address' | 'tags' | 'status' | 'hash' | 'lastModified' | 'bodies'> &
  Pick<Page, 'renderedAt' | 'freshUntil' | 'staleUntil'> & {
    /** Headers that describe the body, and those that an unchanged answer (304) repeats. */
    content: string[];
    about: string[];
    brotliEnding?: string;
    live?: Page['live'];
  };

export function readyPage({ content, about, brotliEnding = '.br', live = null, ...parts }: Parts): Page {
  const { bodies, hash, address, tags } = parts;
  const heads: Page['heads'] = {};
  const unchangedHeads: Page['unchangedHeads'] = {};
  const endings = { identity: '', gzip: '.gz', br: brotliEnding };
  for (const coding of ['identity', 'gzip', 'br'] as const) {
    const body = bodies[coding];
    if (!body) continue;
    const start = ['X-Cache', 'HIT', 'Age', '0', 'ETag', `"${hash}${endings[coding]}"`];
    const encoding = coding === 'identity' ? [] : ['Content-Encoding', coding];
    unchangedHeads[coding] = [...start, ...about];
    heads[coding] = [...start, 'Content-Length', String(body.length), ...encoding, ...content, ...about];
  }
  const text = [...Object.values(heads), ...Object.values(unchangedHeads)].flat();
  const bytes =
    OVERHEAD +
    (live?.page.bytes ?? 0) +
    bodies.identity.length +
    (bodies.gzip?.length ?? 0) +
    (bodies.br?.length ?? 0) +
    [address, ...tags, ...text].reduce((sum, part) => sum + part.length, 0);
  return { ...parts, heads, unchangedHeads, live, expired: false, failedAt: 0, hits: 0, bytes };
}

const OVERHEAD = 2_000; // bytes of objects, keys and index entries

/** Puts better compressed bytes in the place of quick ones; they have a tag of their own. */
export function replaceBrotli(page: Page, body: Buffer): void {
  const head = page.heads.br;
  if (!head || !page.bodies.br || body.length >= page.bodies.br.length) return;
  const tag = `"${page.hash}.br11"`;
  page.bodies = { ...page.bodies, br: body };
  page.heads.br = withHeader(withHeader(head, 'ETag', tag), 'Content-Length', String(body.length));
  page.unchangedHeads.br = withHeader(page.unchangedHeads.br!, 'ETag', tag);
}

/** A copy of a head with one value changed, or added at its end. */
export function withHeader(head: string[], name: string, value: string): string[] {
  const copy = [...head];
  const at = copy.indexOf(name);
  if (at >= 0) copy[at + 1] = value;
  else copy.push(name, value);
  return copy;
}

/** Next's own Vary stays, for a shared cache in front that might see requests for React data. */
function vary(given: Rendered['headers'][string]): string {
  const names = String(given ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !/^accept-encoding$/i.test(name));
  return ['Accept-Encoding', ...names].join(', ');
}
