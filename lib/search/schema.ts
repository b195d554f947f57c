import { cleanLine } from '@/lib/text/clean';
import { countCodePoints } from '@/lib/text/plain';

export const QUERY_MAX_LENGTH = 200; // code points
export const PAGES_MAX = 20;

export type Search =
  | { kind: 'nothing' }
  | { kind: 'too-long' }
  | { kind: 'words'; words: string; scope: 'everything' | 'posts' | 'answers'; page: number };

type Typed = Record<string, string | string[] | undefined>;

/** What the address of a search asks for. Whatever else stands in it is left alone. */
export function readSearch(query: Typed): Search {
  const typed = first(query.q);
  if (countCodePoints(typed) > QUERY_MAX_LENGTH) return { kind: 'too-long' };
  const words = cleanLine(typed);
  if (words === '') return { kind: 'nothing' };
  const scope = first(query.in);
  const page = first(query.page);
  return {
    kind: 'words',
    words,
    scope: scope === 'posts' || scope === 'answers' ? scope : 'everything',
    page: /^[1-9][0-9]?$/.test(page) ? Math.min(Number(page), PAGES_MAX) : 1,
  };
}

function first(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
