import { db } from '@/lib/db/client';

/** Posts with these words in their titles, latest first; only this writer's, if one is named. */
export function listPostsCalled(words: string, writerId: number | null, take: number) {
  return db.post.findMany({
    where: {
      title: { contains: words, mode: 'insensitive' },
      ...(writerId !== null && { bylines: { some: { personId: writerId } } }),
    },
    orderBy: { id: 'desc' },
    take,
    select: { id: true, title: true, state: true },
  });
}
