import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { threadClosesAt } from '@/lib/comments/open';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import type { ThreadForm } from './schema';
import { findThread, type ThreadRow, updateThread } from './store';

const DAY_MS = 86_400_000;

/** An editor closes a thread now, or opens one again, without opening the post. Both show at the next request. */
export async function changeThread(actor: Actor, form: ThreadForm, now: Date): Promise<Result<{ eventId: bigint }>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors close threads.');
  const { closeAfterDays } = (await readSettings()).threads;
  return transaction(async (tx) => {
    const thread = await findThread(actor, form.post, tx);
    if (!thread) return refuse('missing', outOfReach);
    const change =
      form.to === 'closed'
        ? { commentPolicy: 'closed' as const, commentMessage: form.message }
        : opened(thread, closeAfterDays, now);
    if (!(await updateThread(tx, { id: thread.id, version: form.version }, change))) {
      return refuse('conflict', 'Somebody changed this post in the meantime. It stands here as it is now.');
    }
    const eventId = await record(tx, {
      kind: 'post.thread-changed',
      actorId: actor.personId,
      subject: 'post',
      subjectId: thread.id,
      data: { to: form.to, version: form.version + 1 },
      tags: [tags.post(thread.slug), tags.answers],
    });
    return ok({ eventId });
  });
}

/** What the clock has closed gets as long again as the blog's rule gives, or no end when there is no rule. */
function opened(thread: ThreadRow, closeAfterDays: number, now: Date) {
  const commentPolicy = thread.commentPolicy === 'closed' ? ('open' as const) : thread.commentPolicy;
  const closesAt = threadClosesAt(thread, closeAfterDays);
  if (closesAt === null || closesAt > now) return { commentPolicy };
  return {
    commentPolicy,
    commentsCloseAt: closeAfterDays === 0 ? null : new Date(now.getTime() + closeAfterDays * DAY_MS),
  };
}
