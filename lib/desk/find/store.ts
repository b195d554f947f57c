import type { Actor } from '@/lib/auth/actor';
import { writtenBy } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';

/** Posts with these words in their titles that this actor may write, latest first. */
export function listPostsCalled(words: string, actor: Actor, take: number) {
  return db.post.findMany({
    where: {
      title: { contains: words, mode: 'insensitive' },
      ...writtenBy(actor),
    },
    orderBy: { id: 'desc' },
    take,
    select: { id: true, title: true, state: true },
  });
}
