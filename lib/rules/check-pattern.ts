import { compilePattern } from './patterns';
import type { Rule } from './rule';
import { hasTooManyWords } from './schema';

/** What is wrong with what a rule looks for, in words for whoever writes it; null when it is good. */
export function faultOf({ kind, pattern }: Pick<Rule, 'kind' | 'pattern'>): string | null {
  if (kind === 'pattern') {
    const compiled = compilePattern(pattern);
    return compiled.ok ? null : compiled.words;
  }
  if (!/[\p{L}\p{N}\p{S}]/u.test(pattern)) return 'A rule needs a letter, a number or a sign to look for.';
  if (/\*/.test(pattern) && /[\p{L}\p{N}]/u.test(pattern)) {
    return 'A star stands for nothing here: inflections are found by themselves. For parts of words write a pattern.';
  }
  return hasTooManyWords(pattern) ? 'A rule can have at most ten words.' : null;
}
