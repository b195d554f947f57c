import { postLetter } from '@/lib/mail/post-letter';
import { redress } from '@/lib/reports/notice-view';
import { Notice } from '@/lib/reports/schema';
import { addressOf } from '@/lib/settings/address';
import { NoticeLetter } from './notice-received';
import { sender } from './sender';
import { findNoticeForLetter } from './store';

/** What was decided about a notice, why, and what whoever disagrees can do (Article 16(5) of the Digital Services Act). */
export async function sendNoticeAnswered(data: unknown, jobId: bigint): Promise<void> {
  const { reportId } = NoticeLetter.parse(data);
  const row = await findNoticeForLetter(reportId);
  const notice = Notice.safeParse(row?.notice);
  if (!row?.closedAt || !notice.success || notice.data.email === '') return;
  const from = await sender();
  await postLetter(
    {
      to: { name: '', address: notice.data.email },
      subject: `Decided: your notice ${row.reference}`,
      messageId: `notice-answered-${reportId}-${jobId}`,
      paragraphs: [
        'Hello,',
        row.outcome === 'acted'
          ? `an editor of ${from.name} has read your notice ${row.reference} about an answer to “${row.comment.post.title}” and has acted on it:`
          : `an editor of ${from.name} has read your notice ${row.reference} about an answer to “${row.comment.post.title}”. The answer stays:`,
        { quote: row.answer },
        ...redress,
        { link: addressOf(`/report/notice/${row.receipt}`), label: 'Your notice' },
      ],
    },
    from,
  );
}
