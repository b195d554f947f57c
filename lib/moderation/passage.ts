import { plainText } from '@/lib/text/plain';

/** A piece of a text; `marked` when it is one of the words sought. */
export type Piece = { text: string; marked: boolean };

export type Span = { start: number; end: number };

const BEFORE = 50; // characters that stand before the first find, when the text begins long before it

/** One line for the board: the beginning, or the passage where the words sought are first found. */
export function passageOf(html: string, words: string[], length = 220): Piece[] {
  const text = plainText(html).replace(/\s+/g, ' ').trim();
  const spans = spansOf(text, words);
  const first = spans[0]?.start ?? 0;
  const from = first > 2 * BEFORE ? wholeFrom(text, first - BEFORE) : 0;
  const to = text.length - from > length ? wholeFrom(text, from + length) : text.length;
  const pieces = piecesOf(text, spans, { start: from, end: to });
  return [
    ...(from > 0 ? [{ text: '… ', marked: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: '…', marked: false }] : []),
  ];
}

/** Where words begin like those sought, without regard to capitals and accents. */
export function spansOf(text: string, words: string[]): Span[] {
  const letters = words.filter((word) => /^[\p{L}\p{N}]+$/u.test(word)).map((word) => folded(word).text);
  if (letters.length === 0) return [];
  const { text: plain, at } = folded(text);
  const beginnings = new RegExp(`(?<![\\p{L}\\p{N}])(?:${letters.join('|')})[\\p{L}\\p{N}]*`, 'gu');
  return [...plain.matchAll(beginnings)].map((found) => ({
    start: at[found.index]!,
    end: at[found.index + found[0].length] ?? text.length,
  }));
}

/** A stretch of a text, cut where the spans begin and end. */
function piecesOf(text: string, spans: Span[], { start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const add = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), marked });
    at = Math.max(at, to);
  };
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    add(Math.max(span.start, start), false);
    add(Math.min(span.end, end), true);
  }
  add(end, false);
  return pieces;
}

/** Each letter without its accents and small, and where it stood. */
function folded(text: string): { text: string; at: number[] } {
  const at: number[] = [];
  let plain = '';
  let index = 0;
  for (const letter of text) {
    const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let each = 0; each < bare.length; each += 1) at.push(index);
    plain += bare;
    index += letter.length;
  }
  return { text: plain, at };
}

/** Never between the halves of a character. */
function wholeFrom(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
