import { ASCII, type Fold } from './fold';
import type { Span } from './rule';

/** A word as it stands in a text. */
export type Token = Span & {
  plain: string; // folded
  /** The same word without what hangs on it: the owner's *'s*, or the article of French and Italian before it. */
  bare: (Span & { plain: string; by: 'possessive' | 'elision' }) | null;
};

// Letters in a square or in a ring count as letters, though Unicode files them with the symbols.
const DRAWN = '\\u24B6-\\u24E9\\u{1F130}-\\u{1F149}\\u{1F150}-\\u{1F169}\\u{1F170}-\\u{1F189}';
/** For a character class: all that words are made of. */
export const OF_WORDS = `\\p{L}\\p{M}\\p{N}\\p{Default_Ignorable_Code_Point}${DRAWN}`;

const ASCII_WORD = /[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*/g;
const WORD = new RegExp(`[${OF_WORDS}]+(?:['’][${OF_WORDS}]+)*`, 'gu');

/** The words of a text, from left to right. An apostrophe between letters belongs to the word: *he'll* is not *hell*. */
export function tokensOf(text: string, fold: Fold): Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index: start } of text.matchAll(ASCII.test(text) ? ASCII_WORD : WORD)) {
    const plain = fold(written);
    if (plain === '') continue;
    tokens.push({
      start,
      end: start + written.length,
      plain,
      bare: plain.includes("'") ? bareOf(written, plain, start) : null,
    });
  }
  return tokens;
}

const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|all|dall|dell|nell|sull)'/;

function bareOf(raw: string, plain: string, start: number): Token['bare'] {
  const last = Math.max(raw.lastIndexOf("'"), raw.lastIndexOf('’'));
  if (plain.endsWith("'s")) return { start, end: start + last, plain: plain.slice(0, -2), by: 'possessive' };
  const article = ELIDED.exec(plain)?.[0];
  if (!article || article.length === plain.length) return null;
  const first = raw.search(/['’]/) + 1;
  return { start: start + first, end: start + raw.length, plain: plain.slice(article.length), by: 'elision' };
}
