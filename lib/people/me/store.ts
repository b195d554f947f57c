import { db } from '@/lib/db/client';

/** A person's own comments, latest first, with the key to each receipt: for that person's eyes only. */
export function listOwnComments(personId: number, take: number) {
  return db.comment.findMany({
    where: { personId, state: { not: 'deleted' } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: {
      id: true,
      state: true,
      html: true,
      sentAt: true,
      receipt: true,
      awaitsConfirmation: true,
      post: { select: { slug: true, title: true } },
    },
  });
}
