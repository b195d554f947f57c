import { db } from '@/lib/db/client';
import type { Answer } from '@/lib/feeds/entries';

/**
 * The newest approved answers under a post; names, never addresses. What a feed has said is not taken back: an answer whose
 * approval can still be undone is not in it yet, nor is what an editor said with that approval.
 *
 * @param since when the undo window of now began
 */
export async function listAnswers(postId: number, since: Date, take: number): Promise<Answer[]> {
  const rows = await db.comment.findMany({
    where: {
      postId,
      state: 'approved',
      kind: 'comment',
      post: { state: 'published' },
      decisions: { none: { toState: 'approved', undoneAt: null, createdAt: { gt: since } } },
      NOT: { publishedAt: { gt: since }, idempotencyKey: { startsWith: 'with-decision:' } },
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: { id: true, html: true, quote: true, sentAt: true, editedAt: true, person: { select: { name: true } } },
  });
  return rows.map(({ person, ...answer }) => ({ ...answer, name: person.name }));
}
