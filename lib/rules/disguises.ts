import type { Span } from './rule';
import { OF_WORDS, type Token } from './tokens';

/** A stretch of text that may be one word in disguise, and which of the text's words it takes the place of. */
export type Disguise = Span & { written: string; first: number; last: number };

/**
 * Where a word may hide: written with signs among its letters (`v!agra`), letter by letter (`v.i.a.g.r.a`, `v i a g r a`),
 * in two or three pieces (`via-gra`), or with a number behind it (`viagra50`).
 */
export function disguisesIn(text: string, tokens: Token[]): Disguise[] {
  return [...withSigns(text, tokens), ...spelledOut(text, tokens), ...inPieces(text, tokens), ...numbered(tokens)];
}

const SIGNS = /[@$!|+€£¢*]/;
const WITH_SIGNS = new RegExp(`[${OF_WORDS}@$!|+€£¢*]+`, 'gu');
const LETTER = /\p{L}/u;

function withSigns(text: string, tokens: Token[]): Disguise[] {
  if (!SIGNS.test(text)) return [];
  const found: Disguise[] = [];
  let first = 0;
  for (const { 0: run, index } of text.matchAll(WITH_SIGNS)) {
    if (!SIGNS.test(run) || !LETTER.test(run)) continue;
    const begun = run.replace(/^[|+*]+/, '');
    const written = begun.slice(0, lengthWithoutCries(begun));
    const start = index + run.length - begun.length;
    const end = start + written.length;
    while (first < tokens.length && tokens[first]!.end <= start) first += 1;
    let last = first;
    while (last + 1 < tokens.length && tokens[last + 1]!.start < end) last += 1;
    if (SIGNS.test(written)) found.push({ start, end, written, first, last });
  }
  return found;
}

/** An exclamation mark at the end is one. */
function lengthWithoutCries(run: string): number {
  let length = run.length;
  while (length > 0 && '!|+*'.includes(run[length - 1]!)) length -= 1;
  return length;
}

const LETTERS_MAX = 40;

/** Single letters with the same sign between them, three or more. The *I* or *a* before them may be a word. */
function spelledOut(text: string, tokens: Token[]): Disguise[] {
  const found: Disguise[] = [];
  for (let first = 0; first < tokens.length - 2; first += 1) {
    if (!isSingle(tokens[first]!) || !isSingle(tokens[first + 1]!)) continue;
    const gap = signAfter(text, tokens, first);
    if (gap === null) continue;
    let last = first + 1;
    while (last + 1 < tokens.length && isSingle(tokens[last + 1]!) && signAfter(text, tokens, last) === gap) last += 1;
    if (last - first >= 2 && last - first < LETTERS_MAX) {
      found.push(joined(tokens, first, last));
      const mayBeWord = gap === ' ' && /^[ai]$/.test(tokens[first]!.plain);
      if (mayBeWord && last - first >= 3) found.push(joined(tokens, first + 1, last));
    }
    first = last - 1;
  }
  return found;
}

const PIECES_MAX = 3;

/** Two or three pieces with one sign between them. A full stop may be one between sentences, unless a piece is one letter. */
function inPieces(text: string, tokens: Token[]): Disguise[] {
  const found: Disguise[] = [];
  for (let first = 0; first < tokens.length - 1; first += 1) {
    const gap = signAfter(text, tokens, first);
    if (gap === null || !'-_.~·‐‑'.includes(gap)) continue;
    let last = first + 1;
    while (signAfter(text, tokens, last) === gap) last += 1;
    const pieces = tokens.slice(first, last + 1);
    if (pieces.length <= PIECES_MAX && (gap !== '.' || pieces.some(isSingle))) found.push(joined(tokens, first, last));
    first = last;
  }
  return found;
}

function numbered(tokens: Token[]): Disguise[] {
  const found: Disguise[] = [];
  for (const [index, { start, plain }] of tokens.entries()) {
    const code = plain.charCodeAt(plain.length - 1);
    if (code < 48 || code > 57) continue;
    const written = /^[a-z]{3,}/.exec(plain)?.[0];
    if (written && /^[0-9]+$/.test(plain.slice(written.length))) {
      found.push({ start, end: start + written.length, written, first: index, last: index });
    }
  }
  return found;
}

function joined(tokens: Token[], first: number, last: number): Disguise {
  const pieces = tokens.slice(first, last + 1);
  const written = pieces.map(({ plain }) => plain).join('');
  return { start: tokens[first]!.start, end: tokens[last]!.end, written, first, last };
}

function isSingle({ plain }: Token): boolean {
  return plain.length === 1 || (plain.length === 2 && plain > '\uD7FF' && [...plain].length === 1);
}

/** The one sign that stands between a word and the next; null where there is more, or nothing. */
function signAfter(text: string, tokens: Token[], index: number): string | null {
  const next = tokens[index + 1];
  const at = tokens[index]!.end;
  return next && next.start - at === 1 ? text[at]! : null;
}
