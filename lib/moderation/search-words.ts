/** A search as the database asks it: all of it as typed, or its beginning with a word that may go on. */
export type Sought = { whole: string; stem: string | null };

const STEM_MIN_LENGTH = 3; // letters; shorter beginnings fit half of all words

/**
 * The last word may still be being typed, so it also stands for what begins with it: unless it is part of a quotation or of
 * an alternative, or is to be left out, where half a word would mean something else.
 */
export function soughtIn(words: string): Sought {
  const stem = /(?:^|\s)([\p{L}\p{N}]+)$/u.exec(words)?.[1] ?? '';
  const isPlain = !words.includes('"') && !/(^|\s)or(\s|$)/i.test(words);
  if (!isPlain || [...stem].length < STEM_MIN_LENGTH) return { whole: words, stem: null };
  return { whole: words.slice(0, -stem.length).trim(), stem };
}

/** The words of a search that are sought, to be shown where they were found. */
export function wordsSought(words: string): string[] {
  const kept = words.replace(/(^|\s)-("[^"]*"|\S+)/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(kept.map((word) => word.toLowerCase()))].filter((word) => word !== 'or' && word.length > 1);
}
