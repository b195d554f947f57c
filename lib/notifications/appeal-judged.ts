import { z } from 'zod';
import type { Letter } from '@/lib/mail/letter';
import { postLetter } from '@/lib/mail/post-letter';
import { addressOf } from '@/lib/settings/address';
import { sender } from './sender';
import { findAppealForLetter, findCommentForLetter } from './store';

const Data = z.object({ appealId: z.number().int() });

/** What came of an appeal, and why. Nothing is sent when the judgement was taken back in time. */
export async function sendAppealJudged(data: unknown, _jobId: bigint): Promise<void> {
  const { appealId } = Data.parse(data);
  const appeal = await findAppealForLetter(appealId);
  const comment = appeal && (await findCommentForLetter(appeal.commentId));
  if (!appeal || !comment?.person.email || comment.person.erasedAt || !comment.wantsLetter) return;

  const { deciderId } = appeal.decision;
  const who =
    deciderId === null || appeal.judgeId === null
      ? 'an editor'
      : appeal.judgeId === deciderId
        ? 'the editor who decided about it, the only one for this post,'
        : 'another editor than the one who decided';
  const head = [`Hello ${comment.person.name},`, `you appealed about your answer to “${comment.post.title}”:`];
  const receipt = { link: addressOf(`/comments/${comment.receipt}`), label: 'Your receipt' };
  const told: Pick<Letter, 'subject' | 'paragraphs'> =
    appeal.state === 'upheld'
      ? {
          subject: `Published after your appeal: your answer to “${comment.post.title}”`,
          paragraphs: [
            ...head,
            { quote: appeal.words },
            `${who} has read your answer afresh, upheld your appeal and published the answer. The reason:`,
            { quote: appeal.outcome },
            {
              link: addressOf(`/posts/${comment.post.slug}#comment-${appeal.commentId}`),
              label: 'Your answer in its place',
            },
            receipt,
          ],
        }
      : {
          subject: `Your appeal was dismissed: your answer to “${comment.post.title}”`,
          paragraphs: [
            ...head,
            { quote: appeal.words },
            `${who} has read your answer afresh. It stays unpublished, and the reason is this:`,
            { quote: appeal.outcome },
            receipt,
          ],
        };

  const to = { name: comment.person.name, address: comment.person.email };
  await postLetter({ ...told, to, messageId: `appeal-${appealId}-${appeal.version}` }, await sender());
}
