import { findMatches } from './find-matches';
import { changeWords, merged, readHtml } from './html-words';
import type { RuleSet } from './rule-set';

/** What readers get, and what it was before; null when nothing in it is masked. */
export type Masked = { html: string; unmaskedHtml: string | null };

/** The letters that mask rules match, each replaced by a dot. */
export function maskHtml(set: RuleSet, html: string): Masked {
  if (!set.rules.some(({ effect }) => effect === 'mask')) return { html, unmaskedHtml: null };
  const words = readHtml(html);
  const spans = findMatches(set, words.text).filter(({ rule }) => rule.effect === 'mask');
  if (spans.length === 0) return { html, unmaskedHtml: null };
  return { html: changeWords(html, words, merged(spans), (_html, text) => dots(text)), unmaskedHtml: html };
}

function dots(text: string): string {
  return text.replace(/\p{M}|\p{Default_Ignorable_Code_Point}/gu, '').replace(/\S/gu, '•');
}
