const DAY_MS = 86_400_000;

export type Thread = {
  publishedAt: Date | null;
  commentPolicy: 'open' | 'held' | 'closed';
  commentsCloseAt: Date | null;
  commentMessage: string;
};

type Opening = Pick<Thread, 'publishedAt' | 'commentPolicy' | 'commentsCloseAt'>;

/** @param closeAfterDays 0: never */
export function threadIsOpen(thread: Opening, closeAfterDays: number, now: Date): boolean {
  if (thread.commentPolicy === 'closed') return false;
  const closesAt = threadClosesAt(thread, closeAfterDays);
  return closesAt === null || closesAt > now;
}

/** When the clock closes it, by its own date or else by the blog's rule; null for never. */
export function threadClosesAt(thread: Opening, closeAfterDays: number): Date | null {
  if (thread.commentsCloseAt) return thread.commentsCloseAt;
  if (closeAfterDays === 0 || !thread.publishedAt) return null;
  return new Date(thread.publishedAt.getTime() + closeAfterDays * DAY_MS);
}

/** In the words of whoever closed it, if they left any. */
export function closedWords(thread: Thread): string {
  return thread.commentMessage || 'This thread is closed. It takes no more answers; those that came are kept above.';
}
