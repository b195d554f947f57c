const DAY_MS = 86_400_000;

export type Thread = {
  publishedAt: Date | null;
  commentPolicy: 'open' | 'held' | 'closed';
  commentsCloseAt: Date | null;
  commentMessage: string;
};

/** @param closeAfterDays 0: never */
export function threadIsOpen(thread: Thread, closeAfterDays: number, now: Date): boolean {
  if (thread.commentPolicy === 'closed') return false;
  if (thread.commentsCloseAt) return thread.commentsCloseAt > now;
  if (closeAfterDays === 0 || !thread.publishedAt) return true;
  return thread.publishedAt.getTime() + closeAfterDays * DAY_MS > now.getTime();
}

/** In the words of whoever closed it, if they left any. */
export function closedWords(thread: Thread): string {
  return thread.commentMessage || 'This thread is closed. It takes no more answers; those that came are kept above.';
}
