import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { threadClosesAt, threadIsOpen } from '@/lib/comments/open';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { getSettings } from '@/lib/settings/queries';
import { findThreadOfComment } from './store';

/** Whether the thread in which an answer stands takes more, for an editor who may change that; null for everybody else. */
export async function getThreadOf(actor: Actor, commentId: number, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const [thread, { threads, promise }] = await Promise.all([findThreadOfComment(actor, commentId), getSettings()]);
  if (!thread) return null;
  const { timeZone } = promise.calendar;
  const closesAt = thread.commentPolicy === 'closed' ? null : threadClosesAt(thread, threads.closeAfterDays);
  return {
    postId: thread.id,
    version: thread.version,
    isOpen: threadIsOpen(thread, threads.closeAfterDays, now),
    closes: closesAt && spokenMoment(localTime(timeZone, closesAt), localTime(timeZone, now).day),
    message: thread.commentMessage,
  };
}

export type ThreadOf = NonNullable<Awaited<ReturnType<typeof getThreadOf>>>;
