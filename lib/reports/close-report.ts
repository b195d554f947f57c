import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { type Tx, transaction } from '@/lib/db/client';
import { cancelJob, enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import type { CloseForm, ReportOutcome } from './schema';
import { findReport, isReached, listOpen, markClosed, markOpen, type ReportRow } from './store';

export type Closed = { eventId: bigint | null };

/** An editor says what came of a report. A notice is answered in words, which are mailed when it can no longer be undone. */
export async function closeReport(actor: Actor, form: CloseForm, now: Date): Promise<Result<Closed>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors close reports.');
  const { moderation } = await readSettings();
  return transaction(async (tx) => {
    const report = await findReport(tx, actor, form.report);
    if (!report) return refuse('missing', outOfReach);
    if (report.closedAt) return refuse('conflict', `${report.closer?.name ?? 'Somebody'} has closed this already.`);
    if (report.notice !== null && form.answer === '') {
      const message = 'Whoever sent a notice has a right to an answer: say what was decided, and why.';
      return refuse('invalid', message, { answer: [message] });
    }
    const { outcome, answer } = form;
    const closing = { outcome, answer, now, undoSeconds: moderation.undoSeconds };
    const eventId = await close(tx, actor, { ...report, version: form.version }, closing);
    return eventId === null ? refuse('conflict', CHANGED) : ok({ eventId });
  });
}

/**
 * The answer stays as it is: whatever readers reported about it is without ground. Notices wait for an answer of their own.
 *
 * @param seen the newest report that the editor has seen; what came in since stays open
 */
export async function dismissReports(
  actor: Actor,
  commentId: number,
  seen: number,
  now: Date,
): Promise<Result<Closed>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors close reports.');
  const { moderation } = await readSettings();
  return transaction(async (tx) => {
    if (!(await isReached(tx, actor, commentId))) return refuse('missing', outOfReach);
    const open = (await listOpen(tx, commentId)).filter(({ id, notice }) => notice === null && id <= seen);
    const closing = { outcome: 'dismissed', answer: '', now, undoSeconds: moderation.undoSeconds } as const;
    let eventId: bigint | null = null;
    for (const report of open) eventId = (await close(tx, actor, report, closing)) ?? eventId;
    return ok({ eventId });
  });
}

/** As if it had not been closed. A letter that has not left never will. */
export async function reopenReport(actor: Actor, seen: { report: number; version: number }): Promise<Result<Closed>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors open reports again.');
  return transaction(async (tx) => {
    const report = await findReport(tx, actor, seen.report);
    if (!report) return refuse('missing', outOfReach);
    const eventId = await reopen(tx, actor, { ...report, version: seen.version });
    return eventId === null ? refuse('conflict', CHANGED) : ok({ eventId });
  });
}

const CHANGED = 'This report has changed since you opened it. Please look again.';

type Closing = { outcome: ReportOutcome; answer: string; now: Date; undoSeconds: number };

/** @returns the event, or null when somebody was quicker */
export async function close(
  tx: Tx,
  actor: Actor,
  report: ReportRow,
  { outcome, answer, now, undoSeconds }: Closing,
): Promise<bigint | null> {
  const closed = await markClosed(tx, report, { outcome, answer, closerId: actor.personId, closedAt: now });
  if (!closed) return null;
  if (report.notice !== null) {
    await enqueue(tx, {
      kind: 'letter.notice-answered',
      key: letterKey(report.id),
      data: { reportId: report.id },
      runAt: new Date(now.getTime() + undoSeconds * 1_000),
    });
  }
  return record(tx, {
    kind: 'report.closed',
    actorId: actor.personId,
    subject: 'report',
    subjectId: report.id,
    data: { commentId: report.commentId, outcome, isNotice: report.notice !== null },
  });
}

/** @returns the event, or null when somebody was quicker */
export async function reopen(tx: Tx, actor: Actor, report: ReportRow, mark = markOpen): Promise<bigint | null> {
  if (!(await mark(tx, report))) return null;
  await cancelJob(tx, letterKey(report.id));
  return record(tx, {
    kind: 'report.reopened',
    actorId: actor.personId,
    subject: 'report',
    subjectId: report.id,
    data: { commentId: report.commentId, isNotice: report.notice !== null },
  });
}

function letterKey(reportId: number): string {
  return `letter.notice-answered:${reportId}`;
}
