import { z } from 'zod';
import { cleanLine } from '@/lib/text/clean';
import type { CommentState } from './decisions';
import { type View, views } from './schema';

export const SEARCH_MAX_LENGTH = 200; // characters

/** What a page of the queue shows: one view, narrowed. It stands in the address, so it can be kept and passed on. */
export type QueueFilter = {
  view: View;
  words: string; // sought in every text, and in names
  post: string; // the post's address, or words of titles
  person: string; // a number, or words of names
  state: CommentState | '';
  because: string; // `reason:12` or `clause:3`
  rule: string; // what held it: a code, or `word:7`
  from: string; // days of the desk's calendar, YYYY-MM-DD, both included
  to: string;
  like: number | null; // sent from the same address as this comment
  editor: number | null; // who decided
};

export type Narrowing = Exclude<keyof QueueFilter, 'view'>;

const states = ['pending', 'approved', 'rejected', 'spam', 'withdrawn', 'deleted'] as const satisfies CommentState[];

/** Views of one state need no other; in the rest it narrows. */
export const viewsOfManyStates: View[] = ['reported', 'appeals', 'all'];

const line = (max: number) =>
  z
    .string()
    .transform((text) => cleanLine(text.slice(0, 4 * max)).slice(0, max))
    .catch('');
const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .nullable()
  .catch(null);
const day = z.iso
  .date()
  .regex(/^(19[7-9]|2[01]\d)/)
  .catch('');

const Asked = z.object({
  view: z.enum(views).catch('waiting'),
  q: line(SEARCH_MAX_LENGTH),
  post: line(100),
  person: line(100),
  state: z.enum(states).or(z.literal('')).catch(''),
  because: z
    .string()
    .regex(/^(reason|clause):[1-9]\d{0,8}$/)
    .catch(''),
  rule: z
    .string()
    .regex(/^([a-z-]{1,40}|word:[1-9]\d{0,8})$/)
    .catch(''),
  from: day,
  to: day,
  like: id,
  editor: id,
});

/** Reads an address or a form. What makes no sense is left out rather than refused: links grow old. */
export function readFilter(asked: Record<string, unknown>): QueueFilter {
  const { q, view, ...rest } = Asked.parse(asked);
  const state = viewsOfManyStates.includes(view) ? rest.state : '';
  return { view, words: q, ...rest, state };
}

/** As it stands in an address; what is as usual is left out. */
export function writeFilter(filter: QueueFilter): [string, string][] {
  const { view, words, ...rest } = filter;
  const all: [string, string | number | null][] = [
    ['view', view === 'waiting' ? '' : view],
    ['q', words],
    ...Object.entries(rest),
  ];
  return all.filter(([, value]) => value !== '' && value !== null).map(([name, value]) => [name, String(value)]);
}

export const unfiltered = (view: View): QueueFilter => readFilter({ view });

/** Which parts narrow the view, in the order in which the desk names them. */
export function narrowings(filter: QueueFilter): Narrowing[] {
  const all: Narrowing[] = ['words', 'post', 'person', 'state', 'because', 'rule', 'from', 'to', 'like', 'editor'];
  return all.filter((part) => filter[part] !== '' && filter[part] !== null);
}

/** The same without one of its parts. */
export function without(filter: QueueFilter, part: Narrowing): QueueFilter {
  return { ...filter, [part]: part === 'like' || part === 'editor' ? null : '' };
}
