import type { Tx } from '@/lib/db/client';
import { firstOfBatch } from '@/lib/events/batch';

/** What is shown of answers follows the rules, soon after this transaction. */
export async function soonMask(tx: Tx, now: Date): Promise<void> {
  await firstOfBatch(tx, { kind: 'rules.mask', key: 'rules.mask', data: { after: 0 }, runAt: now });
}
