import { digest } from '@/lib/signed';

const DAY_MS = 86_400_000;
const RETRY_MS = 600_000;

export type Sent = { key: string; postId: number; parentId: number | null; body: string; quote: string };

/**
 * Under which key an answer is stored, so that sending it twice makes one. The browser's own key, or else, without
 * JavaScript, a digest of who says what, where and on which day.
 *
 * @returns the key, and one more under which the same answer may be found when midnight has just passed
 */
export function keysOf(sent: Sent, who: { writer: string; address: string }, now: Date): [string, ...string[]] {
  if (sent.key !== '') return [`key:${digest(sent.key)}`];
  const on = (day: number) =>
    `said:${digest(String(day), String(sent.postId), String(sent.parentId), who.writer, who.address, sent.body)}`;
  const today = Math.floor(now.getTime() / DAY_MS);
  const justBefore = Math.floor((now.getTime() - RETRY_MS) / DAY_MS);
  return justBefore === today ? [on(today)] : [on(today), on(justBefore)];
}

/** What was said, for telling a repetition from a second answer under one key. */
export function contentHash({ postId, parentId, body, quote }: Sent): string {
  return digest(String(postId), String(parentId), body, quote);
}
