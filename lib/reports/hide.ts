import { promisedBy } from '@/lib/comments/due';
import type { HeldBy } from '@/lib/comments/held-by';
import type { Tx } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import type { SiteSettings } from '@/lib/settings/schema';
import { hideComment, insertHiding, listOpenReporters, lockComment, type Reportable } from './store';
import { isReportedEnough } from './weight';

/** Where the owner wants it: an answer that many readers report is out of sight until an editor has read it. @returns the event, if so */
export async function hideIfReportedEnough(
  tx: Tx,
  comment: Reportable,
  { reports, promise }: SiteSettings,
  now: Date,
): Promise<bigint | null> {
  if (!reports.hide) return null;
  await lockComment(tx, comment.id); // or three at the same moment would each see themselves alone
  const reporters = await listOpenReporters(tx, comment.id);
  if (!isReportedEnough(reporters, reports.hideAt)) return null;
  const hidden = await hideComment(tx, comment, {
    heldFor: `${reporters.length} readers reported it`,
    heldBy: 'reports' satisfies HeldBy,
    dueAt: promisedBy(now, promise),
  });
  if (!hidden) return null;
  await insertHiding(tx, comment, now);
  return record(tx, {
    kind: 'comment.hidden',
    actorId: null,
    subject: 'comment',
    subjectId: comment.id,
    data: { version: comment.version, reports: reporters.length },
    tags: [tags.post(comment.post.slug), tags.answers],
  });
}
