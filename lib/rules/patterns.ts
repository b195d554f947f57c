import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { Span } from './rule';

/** A compiled pattern. RE2's syntax and semantics: the time it takes grows with the text, whatever the pattern. */
export type Pattern = RE2JS;

/** States of a pattern's machine; each letter of a text may have to be tried against each. */
export const PROGRAM_MAX = 120;
/** UTF-16 units that patterns read of a text: all of what can be sent here; only imported answers are longer. */
export const READ_MAX = 8_000;
const SPANS_MAX = 50;

export type Compiled = { ok: true; pattern: Pattern } | { ok: false; words: string };

/** Compiles a pattern, or says in words what is wrong with it. */
export function compilePattern(source: string): Compiled {
  try {
    const pattern = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE);
    if (matchesNothing(pattern))
      return { ok: false, words: 'This pattern also matches nothing at all, so it would match every answer.' };
    if (pattern.programSize() > PROGRAM_MAX)
      return { ok: false, words: 'This pattern is too large. Repeat less, or make two rules of it.' };
    return { ok: true, pattern };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return { ok: false, words: inWords(error.error, error.input ?? '') };
  }
}

function matchesNothing(pattern: Pattern): boolean {
  return ['', 'a b'].some((text) => [...pattern.matchAll(text)].some(([words]) => words === ''));
}

/** Where a pattern matches, from left to right. */
export function patternSpans(pattern: Pattern, text: string): Span[] {
  const read = text.length > READ_MAX ? text.slice(0, READ_MAX).replace(/[\uD800-\uDBFF]$/, '') : text;
  if (!pattern.test(read)) return [];
  const spans: Span[] = [];
  for (const { 0: words, index = 0 } of pattern.matchAll(read)) {
    if (words !== '') spans.push({ start: index, end: index + words.length });
    if (spans.length === SPANS_MAX) break;
  }
  return spans;
}

function inWords(error: string, at: string): string {
  if (at.startsWith('(?=') || at.startsWith('(?!') || at.startsWith('(?<')) return LOOKING_AROUND;
  if (error === 'invalid escape sequence' && /^\\[0-9k]/.test(at)) {
    return `“${at}” would refer back to an earlier part. That is not possible here: no pattern may take longer than its text.`;
  }
  return said[error]?.(at) ?? `This pattern cannot be read: ${error}${at ? `, at “${at}”` : ''}.`;
}

const LOOKING_AROUND =
  'Looking ahead or behind, “(?=…)” or “(?<…)”, is not possible here: no pattern may take longer than its text.';

const said: Record<string, (at: string) => string> = {
  'missing closing )': () => 'A bracket “(” is opened and never closed.',
  'unexpected )': () => 'A bracket “)” is closed that was never opened. For the sign itself write “\\)”.',
  'missing closing ]': () => 'A bracket “[” is opened and never closed. For the sign itself write “\\[”.',
  'missing argument to repetition operator': (at) =>
    `There is nothing before “${at}” to repeat. For the sign itself write “\\${at}”.`,
  'invalid nested repetition operator': (at) => `“${at}” repeats a repetition. Put the first one in brackets.`,
  'invalid repeat count': (at) => `“${at}” repeats too often: 1,000 times at most, all together.`,
  'invalid escape sequence': (at) => `“${at}” means nothing. For the sign itself leave the backslash out.`,
  'invalid character class range': (at) => `“${at}” is no range of letters.`,
  'invalid named capture': (at) => `“${at}” is no name of a group.`,
  'trailing backslash at end of expression': () =>
    'The backslash at the end stands before nothing. For the sign itself write “\\\\”.',
};
