import { z } from 'zod';
import { type Tx, transaction } from '@/lib/db/client';
import { closeBatch, firstOfBatch } from '@/lib/events/batch';
import { enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { findSlug } from './store';

const PAGE_MS = 5_000;
const LISTINGS_MS = 60_000;

/**
 * The page grows old at once for the first thanks in a while, and then at most every five seconds, so that a rush of clicks
 * is not a rush of renderings. Listings, where thanks only choose the answer that is quoted, follow within a minute.
 *
 * @returns the event, or null when a later one will tell of it
 */
export async function announceThanks(tx: Tx, post: { id: number; slug: string }, now: Date): Promise<bigint | null> {
  // Not joined: its row would make everybody who thanks anybody wait for each other.
  await enqueue(tx, {
    kind: 'thanks.count',
    key: 'thanks.count:listings',
    data: { postId: null },
    runAt: new Date(now.getTime() + LISTINGS_MS),
  });
  const isFirst = await firstOfBatch(tx, {
    kind: 'thanks.count',
    key: `thanks.count:${post.id}`,
    data: { postId: post.id },
    runAt: new Date(now.getTime() + PAGE_MS),
  });
  return isFirst ? recordThanks(tx, post) : null;
}

function recordThanks(tx: Tx, { id, slug }: { id: number; slug: string }) {
  return record(tx, {
    kind: 'post.thanks-counted',
    actorId: null,
    subject: 'post',
    subjectId: id,
    tags: [tags.post(slug)],
  });
}

const Data = z.object({ postId: z.number().int().nullable() });

/** The job: whatever came after the first thanks is told of now. */
export async function countThanksAgain(data: unknown, jobId: bigint): Promise<void> {
  const { postId } = Data.parse(data);
  await transaction(async (tx) => {
    const batch = await closeBatch(tx, jobId);
    if (!batch) return;
    if (postId === null) {
      await record(tx, {
        kind: 'post.thanks-counted',
        actorId: null,
        subject: 'site',
        subjectId: 'listings',
        tags: [tags.answers],
      });
      return;
    }
    const slug = batch.more ? await findSlug(tx, postId) : null;
    if (slug) await recordThanks(tx, { id: postId, slug });
  });
}
