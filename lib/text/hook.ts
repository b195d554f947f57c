import { plainText } from '@/lib/text/plain';

/**
 * Whether an answer's quotation really stands in the text that it answers, whatever was done to its spaces, dashes and
 * quotation marks on the way.
 *
 * @param text HTML or plain words
 */
export function findQuote(text: string, quote: string): boolean {
  const wanted = fold(quote);
  return wanted !== '' && fold(plainText(text)).includes(wanted);
}

function fold(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\.{3}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
