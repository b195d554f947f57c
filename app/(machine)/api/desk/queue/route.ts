import { deskActor } from '@/lib/auth/desk';
import { getCounts, getQueue } from '@/lib/moderation/queries';
import { readPlace } from '@/lib/moderation/queue-path';

const headers = { 'Cache-Control': 'private, no-store' };

/** The counters, and which rows a place on the queue has now: for a page that was made before something happened. */
export async function GET(request: Request) {
  const actor = await deskActor('comment.decide');
  if (!actor) return Response.json({ message: 'Only editors see the queue.' }, { status: 403, headers });
  const { filter, after } = readPlace(Object.fromEntries(new URL(request.url).searchParams));
  const [counts, queue] = await Promise.all([getCounts(actor), getQueue(actor, filter, after, new Date())]);
  return Response.json({ counts, ids: queue?.rows.map(({ id }) => id) ?? [], more: Boolean(queue?.next) }, { headers });
}
