import { Notice, type ReportOutcome } from './schema';
import type { NoticeRow } from './store';

export type NoticeView = {
  reference: string;
  headline: string;
  location: string;
  post: { title: string };
  /** Where the answer can still be read; null when it is gone. */
  place: string | null;
  explanation: string;
  law: string;
  sentAt: Date;
  dueAt: Date | null;
  answer: { outcome: ReportOutcome; words: string; at: Date; redress: string[] } | null;
  letterTo: string | null; // "n…@harbour.example"; null when nobody can be written to
};

/** A notice as its sender sees it. */
export function toNoticeView(row: NoticeRow): NoticeView | null {
  const notice = Notice.safeParse(row.notice);
  if (!notice.success || row.reference === null) return null;
  const { location, law, email } = notice.data;
  const { comment } = row;
  const isThere = comment.state === 'approved' && comment.post.state === 'published';
  return {
    reference: row.reference,
    headline: row.closedAt ? headlines[row.outcome!] : 'We have your notice',
    location,
    post: { title: comment.post.title },
    place: isThere ? `/posts/${comment.post.slug}#comment-${comment.id}` : null,
    explanation: row.words,
    law,
    sentAt: row.createdAt,
    dueAt: row.dueAt,
    answer: row.closedAt && row.outcome ? { outcome: row.outcome, words: row.answer, at: row.closedAt, redress } : null,
    letterTo: email === '' ? null : hint(email),
  };
}

const headlines: Record<ReportOutcome, string> = {
  acted: 'We have acted on your notice',
  dismissed: 'The answer stays',
};

/** What Article 16(5) of the Digital Services Act asks for: what whoever disagrees can do. */
export const redress = [
  'If you think that we are wrong, you can send another notice about the same answer and say what we have overlooked; give the reference above.',
  'You can also turn to a certified body for out-of-court dispute settlement (Article 21 of the Digital Services Act), or to a court.',
];

/** Enough of an address to recognise one's own. */
function hint(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0]}…${email.slice(at)}`;
}
