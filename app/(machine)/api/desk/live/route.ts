import { deskActor } from '@/lib/auth/desk';
import { listen } from '@/lib/live/listen';
import { ListenQuery } from '@/lib/live/schema';

const headers = { 'Cache-Control': 'private, no-store' };

/** What is new at the desk, for as long as the desk is open: server-sent events. */
export async function GET(request: Request) {
  const actor = await deskActor('comment.decide');
  if (!actor) return say(403, 'Only editors are told what is new at the desk.');
  if (!request.headers.get('accept')?.includes('text/event-stream')) {
    return say(406, 'This address speaks text/event-stream only.');
  }
  const query = ListenQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const stream = await listen(actor, query, new Date());
  if (!stream) return say(503, 'There is no room for one more window of the desk.');
  return new Response(stream, {
    headers: { ...headers, 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
  });
}

/** Asking whether there is something opens nothing. */
export function HEAD() {
  return new Response(null, { headers });
}

function say(status: number, words: string) {
  return new Response(`${words}\n`, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });
}
