import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { getSettings } from '@/lib/settings/queries';
import { plainText } from '@/lib/text/plain';
import { type NoticeView, toNoticeView } from './notice-view';
import { Notice, type ReportOutcome, reasonWords } from './schema';
import { findNotice, findReportable, listRecords, listReportsOf } from './store';

/** The answer that somebody wants to report; null when it is not there for everybody. */
export async function getReportable(id: string) {
  const comment = /^[1-9][0-9]{0,8}$/.test(id) ? await findReportable(Number(id)) : null;
  if (!comment) return null;
  const { person, post, html, sentAt } = comment;
  return { id: comment.id, authorName: person.name, words: plainText(html), sentAt, post };
}

export type ReportableView = NonNullable<Awaited<ReturnType<typeof getReportable>>>;

/** Only for whoever holds the address: it is a secret of the notice's sender. */
export async function getNotice(receipt: string): Promise<NoticeView | null> {
  const row = /^[A-Za-z0-9_-]{20,100}$/.test(receipt) ? await findNotice(receipt) : null;
  return row && toNoticeView(row);
}

const SHOWN = 50;

/** What readers say against an answer, for the desk. */
export async function getReportsOf(actor: Actor, commentId: number, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const [rows, { promise }] = await Promise.all([listReportsOf(actor, commentId, SHOWN), getSettings()]);
  const { timeZone } = promise.calendar;
  const today = localTime(timeZone, now).day;
  const maySee = can(actor, 'person.see-address');
  const moment = (at: Date) => spokenMoment(localTime(timeZone, at), today);
  const records = new Map(
    (await listRecords(rows.map(({ reporterHash }) => reporterHash))).map((record) => [record.reporterHash, record]),
  );
  const reports = rows.map((row) => {
    const notice = Notice.safeParse(row.notice);
    const { acted = 0, dismissed = 0 } = records.get(row.reporterHash) ?? {};
    // This very report, once closed, is none of the earlier ones.
    const before = {
      acted: acted - (row.outcome === 'acted' ? 1 : 0),
      dismissed: dismissed - (row.outcome === 'dismissed' ? 1 : 0),
    };
    return {
      id: row.id,
      version: row.version,
      isOpen: row.closedAt === null,
      reason: reasonWords[row.reason],
      words: row.words,
      sent: moment(row.createdAt),
      by: row.reporter?.name ?? null,
      before: before.acted + before.dismissed > 0 ? before : null,
      reference: row.reference,
      notice: notice.success ? { ...notice.data, email: maySee ? notice.data.email : '' } : null,
      due: row.dueAt && row.closedAt === null ? moment(row.dueAt) : null,
      closed: row.closedAt && {
        outcome: row.outcome as ReportOutcome,
        by: row.closer?.name ?? null,
        when: moment(row.closedAt),
        answer: row.answer,
      },
    };
  });
  return { open: reports.filter(({ isOpen }) => isOpen), closed: reports.filter(({ isOpen }) => !isOpen) };
}

export type ReportsOf = NonNullable<Awaited<ReturnType<typeof getReportsOf>>>;
export type ReportInCase = ReportsOf['open'][number];
