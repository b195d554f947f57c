import { cleanLine, cleanText } from '@/lib/text/clean';
import { plainText } from '@/lib/text/plain';
import type { Element } from './elements';

/** What WordPress puts into its elements, in our terms. Pure. */

export function field(element: Element, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? '';
}

export function line(element: Element, name: string): string {
  return field(element, name).trim();
}

/** The first date of a list that is one. WordPress writes zeros, and years before it existed, where it has none. */
export function firstDate(...written: string[]): Date | null {
  for (const words of written) {
    const date = readDate(words.trim());
    if (date) return date;
  }
  return null;
}

const STAMP = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d:\d\d:\d\d)$/;
const IN_FEEDS = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d) ([+-]\d{4}|GMT|UTC)$/;

/** `2012-01-03 17:11:37` is taken as UTC (the fields named `_gmt`), `Tue, 03 Jan 2012 17:11:37 +0000` as it says. */
function readDate(words: string): Date | null {
  const stamp = words.match(STAMP);
  const day = Number(stamp?.[3] ?? words.match(IN_FEEDS)?.[1]);
  // Anything else JavaScript would read somehow: "-0001-11-30" is a day of 2030 to it.
  if (Number.isNaN(day)) return null;
  const date = new Date(stamp ? `${words.replace(' ', 'T')}Z` : words);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1970 || date.getUTCFullYear() > 2200) return null;
  // And it turns 31 February into 3 March; such a day was never meant.
  if (stamp && date.getUTCDate() !== day) return null;
  return date;
}

/** A title may hold markup and entities: only its words are kept. */
export function titleOf(html: string): string {
  return cleanLine(plainText(html));
}

/** A name may hold entities but no markup: what looks like a tag is part of it. */
export function nameOf(words: string): string {
  return cleanLine(unescapeEntities(words));
}

export function proseOf(html: string): string {
  return cleanText(plainText(html)).trim();
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  reg: '®',
  trade: '™',
  times: '×',
  middot: '·',
  bull: '•',
}; // prettier than a table of 2,231 names, and all that WordPress itself writes into names

export function unescapeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

export function emailOf(words: string): string | null {
  const email = words.trim();
  if (email.length > 254 || !/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(?:\.[^\s@<>,;:"()[\]\\.]+)+$/.test(email))
    return null;
  return email;
}

export const WEB_ADDRESS_MAX = 200;

export function webAddressOf(words: string): string | null {
  const url = addressOf(words);
  return url && url.href.length <= WEB_ADDRESS_MAX && !url.username ? url.href : null;
}

/** An http(s) address, whole; null for anything else. */
export function addressOf(words: string): URL | null {
  try {
    const url = new URL(words.trim());
    return /^https?:$/.test(url.protocol) && url.hostname ? url : null;
  } catch {
    return null;
  }
}

/** Letters of other scripts are escaped in WordPress's slugs: `%ce%b5…`. */
export function unescapeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** The path of an old address from the root, with its query when it has one; null when it leads to the blog's front page or nowhere. */
export function pathOf(address: string): string | null {
  const url = addressOf(address);
  if (!url) return null;
  const path = url.pathname.replace(/\/{2,}/g, '/') + url.search;
  return path === '/' || path.length > 2_000 ? null : path;
}
