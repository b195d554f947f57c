import { db } from '@/lib/db/client';
import type { Answer } from '@/lib/feeds/entries';

/** The newest approved answers under a post; names, never addresses. */
export async function listAnswers(postId: number, take: number): Promise<Answer[]> {
  const rows = await db.comment.findMany({
    where: { postId, state: 'approved', kind: 'comment', post: { state: 'published' } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: { id: true, html: true, quote: true, sentAt: true, editedAt: true, person: { select: { name: true } } },
  });
  return rows.map(({ person, ...answer }) => ({ ...answer, name: person.name }));
}
