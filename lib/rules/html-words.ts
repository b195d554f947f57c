import type { Span } from './rule';

/** The words of our own safe HTML as they are read, and where in the HTML each of their UTF-16 units stands. */
export type HtmlWords = { text: string; from: number[]; to: number[] };

const BLOCKS = new Set(
  'blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul'.split(' '),
);
const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00A0',
};

/** @param html as `renderComment` and `sanitizeImportedComment` write it: well formed, with few entities */
export function readHtml(html: string): HtmlWords {
  const words: HtmlWords = { text: '', from: [], to: [] };
  const parts: string[] = [];
  const put = (sign: string, from: number, to: number) => {
    parts.push(sign);
    for (let unit = 0; unit < sign.length; unit += 1) {
      words.from.push(from);
      words.to.push(to);
    }
  };
  let at = 0;
  while (at < html.length) {
    if (html[at] === '<') {
      const end = endOfTag(html, at);
      if (BLOCKS.has(nameOf(html.slice(at, end))) && parts.at(-1) !== '\n' && parts.length > 0) put('\n', at, at);
      at = end;
      continue;
    }
    const end = html[at] === '&' ? html.indexOf(';', at) + 1 : at + 1;
    const entity = entities[html.slice(at, end)];
    if (entity) {
      put(entity, at, end);
      at = end;
    } else {
      put(html[at]!, at, at + 1);
      at += 1;
    }
  }
  words.text = parts.join('');
  return words;
}

function endOfTag(html: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < html.length; at += 1) {
    const sign = html[at]!;
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return html.length;
}

function nameOf(tag: string): string {
  return /^<\/?([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? '';
}

/**
 * The same HTML with each span of its words changed. Between tags only, so that what was safe stays safe.
 *
 * @param spans of `words.text`, in order, none within another
 * @param change takes the HTML of a piece of words (no tags in it) and what stands there when read
 */
export function changeWords(
  html: string,
  words: HtmlWords,
  spans: Span[],
  change: (html: string, text: string) => string,
): string {
  let changed = '';
  let copied = 0;
  for (const { start, end } of spans) {
    for (const piece of piecesOf(words, start, end)) {
      if (piece.from < copied) continue;
      changed += html.slice(copied, piece.from) + change(html.slice(piece.from, piece.to), piece.text);
      copied = piece.to;
    }
  }
  return changed + html.slice(copied);
}

/** A span of words, cut where tags stand in it. */
function piecesOf({ text, from, to }: HtmlWords, start: number, end: number) {
  const pieces: { from: number; to: number; text: string }[] = [];
  for (let at = start; at < end; at += 1) {
    if (from[at] === to[at]) continue; // the end of a block
    const last = pieces.at(-1);
    if (last && last.to === from[at]) {
      last.to = to[at]!;
      last.text += text[at];
    } else if (last && last.from === from[at]) last.text += text[at];
    else pieces.push({ from: from[at]!, to: to[at]!, text: text[at]! });
  }
  return pieces;
}

/** Spans in order, those that meet or overlap made one. */
export function merged(spans: Span[]): Span[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  const kept: Span[] = [];
  for (const { start, end } of ordered) {
    const last = kept.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept;
}
