import type { Tx } from '@/lib/db/client';
import { enqueue, type NewJob } from './enqueue';

const ATTEMPTS = 5;

/**
 * For what happens often and need be told of only now and then. The first in a while writes the job down, and whoever
 * comes while it waits joins it. Joining holds the job's row until the commit, so the job cannot begin in between and miss it.
 */
export async function firstOfBatch(tx: Tx, job: NewJob & { key: string }): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const joined = await tx.$executeRaw`
      update job set data = data || '{"more": true}'::jsonb where key = ${job.key} and done_at is null`;
    if (joined > 0) return false;
    if (await enqueue(tx, job)) return true;
  }
  throw new Error(`nobody could join or begin the batch ${job.key}`);
}

/** As the first thing the job does: from here on, a new batch begins. @returns null when this job has done so before */
export async function closeBatch(tx: Tx, jobId: bigint): Promise<{ more: boolean } | null> {
  const rows = await tx.$queryRaw<{ more: boolean }[]>`
    update job set key = null where id = ${jobId} and key is not null returning coalesce((data->>'more')::boolean, false) as more`;
  return rows[0] ?? null;
}
