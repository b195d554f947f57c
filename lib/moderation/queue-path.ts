import { type QueueFilter, readFilter, unfiltered, writeFilter } from './queue-filter';
import type { View } from './schema';

/** Where an editor is: in a filtered view, on a page of it, at a comment; and what was just decided there. */
export type QueuePlace = {
  filter: QueueFilter;
  after?: string | null;
  comment?: number | null;
  done?: number | null; // a decision
  batch?: string | null; // decisions taken together
  missed?: number[]; // what could not be decided with them
};

/** The address of a place on the queue; what is as usual is left out. */
export function queuePath({ filter, after, comment, done, batch, missed = [] }: QueuePlace): string {
  const query = new URLSearchParams(writeFilter(filter));
  if (after) query.set('after', after);
  if (comment) query.set('comment', String(comment));
  if (done) query.set('done', String(done));
  if (batch) query.set('batch', batch);
  if (missed.length > 0) query.set('missed', missed.join('.'));
  return query.size > 0 ? `/desk/queue?${query}` : '/desk/queue';
}

/** The same place for a form to carry along. */
export function placeText({ filter, after }: Pick<QueuePlace, 'filter' | 'after'>): string {
  return queuePath({ filter, after }).split('?')[1] ?? '';
}

export function viewPath(view: View): string {
  return queuePath({ filter: unfiltered(view) });
}

const BATCH = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads such an address again. */
export function readPlace(asked: Record<string, unknown>): Required<QueuePlace> {
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '');
  const missed = text('missed').slice(0, 1_200).split('.').map(numberOf);
  return {
    filter: readFilter(asked),
    after: /^-?\d{1,15}_\d{1,9}$/.test(text('after')) ? text('after') : null,
    comment: numberOf(text('comment')),
    done: numberOf(text('done')),
    batch: BATCH.test(text('batch')) ? text('batch') : null,
    missed: missed.filter((id) => id !== null),
  };
}

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
