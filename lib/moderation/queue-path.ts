import type { View } from './schema';

export type QueuePlace = { view: View; after?: string | null; comment?: number | null; done?: number | null };

/** The address of a place on the queue; what is as usual is left out. */
export function queuePath({ view, after, comment, done }: QueuePlace): string {
  const query = new URLSearchParams();
  if (view !== 'waiting') query.set('view', view);
  if (after) query.set('after', after);
  if (comment) query.set('comment', String(comment));
  if (done) query.set('done', String(done));
  return query.size > 0 ? `/desk/queue?${query}` : '/desk/queue';
}
