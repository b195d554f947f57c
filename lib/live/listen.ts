import type { DeskActor } from '@/lib/auth/desk';
import { takeUp } from '@/lib/leases/take-up';
import type { ListenQuery } from './schema';
import type { Switchboard } from './switchboard';

const MOST_UNREAD = 64_000; // bytes

/** Set by the server's front; without it (tests, a build) nobody can listen. */
const board = () => (globalThis as Record<symbol, unknown>)[Symbol.for('rejoinder.live')] as Switchboard | undefined;

/** What is new for this editor, as server-sent events, until either side ends it; null when there is no room. */
export async function listen(
  actor: DeskActor,
  { since, comment }: ListenQuery,
  now: Date,
): Promise<ReadableStream<Uint8Array> | null> {
  if (comment) await takeUp(actor, comment, now).catch(() => {}); // being seen to read is a courtesy
  const encoder = new TextEncoder();
  let leave: (() => void) | null | undefined;
  let sink: ReadableStreamDefaultController<Uint8Array> | undefined;
  const send = (event: string, data: unknown, id?: bigint) => {
    if (!sink || (sink.desiredSize ?? 0) <= 0) return false;
    const lines = [`event: ${event}`, ...(id === undefined ? [] : [`id: ${id}`]), `data: ${JSON.stringify(data)}`];
    sink.enqueue(encoder.encode(`${lines.join('\n')}\n\n`));
    return true;
  };
  const end = (why: string) => {
    send('over', { why });
    try {
      sink?.close();
    } catch {} // whoever listened has gone already
    sink = undefined;
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        sink = controller;
        leave = board()?.join(actor, { send, end }, since);
      },
      cancel() {
        sink = undefined;
        leave?.();
      },
    },
    { highWaterMark: MOST_UNREAD, size: (chunk) => chunk.byteLength },
  );
  return leave ? stream : null;
}
