import { z } from 'zod';
import { postLetter } from '@/lib/mail/post-letter';
import { Notice } from '@/lib/reports/schema';
import { addressOf } from '@/lib/settings/address';
import { sender } from './sender';
import { findNoticeForLetter } from './store';

export const NoticeLetter = z.object({ reportId: z.number().int() });

/**
 * To whoever sent a notice of illegal content: it is here (Article 16(4) of the Digital Services Act). Anybody may have
 * typed this address, so nothing that was typed with it is in the letter.
 */
export async function sendNoticeReceived(data: unknown, jobId: bigint): Promise<void> {
  const { reportId } = NoticeLetter.parse(data);
  const row = await findNoticeForLetter(reportId);
  const notice = Notice.safeParse(row?.notice);
  if (!row?.reference || !notice.success || notice.data.email === '') return;
  const from = await sender();
  await postLetter(
    {
      to: { name: '', address: notice.data.email },
      subject: `We have your notice ${row.reference}`,
      messageId: `notice-received-${reportId}-${jobId}`,
      paragraphs: [
        'Hello,',
        `a notice of illegal content came to ${from.name} with this address. Its number is ${row.reference}. It is about an answer to “${row.comment.post.title}”:`,
        { link: notice.data.location, label: 'The answer' },
        'An editor reads it, decides, and gives the reasons. We will write to you then; the same stands on this page, which only people with its address can see:',
        { link: addressOf(`/report/notice/${row.receipt}`), label: 'Your notice' },
        'If you did not send it, you need not do anything: we keep this address for the answer and for nothing else.',
      ],
    },
    from,
  );
}
