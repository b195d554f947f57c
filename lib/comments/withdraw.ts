import { transaction } from '@/lib/db/client';
import { cancelJob } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { answeringWhenAway } from './away';
import { mayWithdraw } from './receipt';
import { dropAppeal, findByReceipt, updateIfUnchanged } from './store';

/** Null when it had been withdrawn before. */
export type Withdrawn = { eventId: bigint | null };

const ATTEMPTS = 3;

/** The holder of a receipt takes their words back. Answers to them stay where they are. Doing it twice changes nothing. */
export function withdrawComment(receipt: string, now: Date): Promise<Result<Withdrawn>> {
  return answeringWhenAway<Withdrawn>(async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const row = await findByReceipt(receipt);
      if (!row) return refuse('missing', 'There is no answer at this address.');
      if (row.state === 'withdrawn') return ok({ eventId: null });
      if (!mayWithdraw(row)) return refuse('forbidden', 'This answer is not here any more.');

      const eventId = await transaction(async (tx) => {
        const change = { state: 'withdrawn' as const, pinned: false, featuredAt: null, awaitsConfirmation: false };
        if (!(await updateIfUnchanged(tx, row, change))) return null;
        await cancelJob(tx, `letter.decided:${row.id}`);
        const appeal = await dropAppeal(tx, row.id, now);
        if (appeal) {
          const about = { subject: 'appeal', subjectId: appeal.id, data: { commentId: row.id } } as const;
          await record(tx, { kind: 'appeal.dropped', actorId: row.personId, ...about });
        }
        return record(tx, {
          kind: 'comment.withdrawn',
          actorId: row.personId,
          subject: 'comment',
          subjectId: row.id,
          data: { postId: row.post.id, from: row.state },
          tags: row.publishedAt ? [tags.post(row.post.slug), tags.answers] : [],
        });
      });
      if (eventId !== null) return ok({ eventId });
    }
    return refuse('conflict', 'An editor is deciding about this answer at this very moment. Please try again.');
  });
}
