import type { Tx } from '@/lib/db/client';
import { enqueue } from '@/lib/events/enqueue';

/** An answer waits for an editor from now on: whoever wants a letter for each is written to. */
export async function tellEditors(tx: Tx, commentId: number, now: Date): Promise<void> {
  await enqueue(tx, { kind: 'letter.waiting', key: `letter.waiting:${commentId}`, data: { commentId }, runAt: now });
}
