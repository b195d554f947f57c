import { z } from 'zod';
import type { Letter, Paragraph } from '@/lib/mail/letter';
import { postLetter } from '@/lib/mail/post-letter';
import { addressOf } from '@/lib/settings/address';
import { sender } from './sender';
import { findCommentForLetter, findDecisionForLetter } from './store';

const Data = z.object({ decisionId: z.number().int() });

/** What an editor decided, and why. Nothing is sent about spam, nor about a decision that was undone in time. */
export async function sendDecided(data: unknown, _jobId: bigint): Promise<void> {
  const { decisionId } = Data.parse(data);
  const decision = await findDecisionForLetter(decisionId);
  const comment = decision && (await findCommentForLetter(decision.commentId));
  if (!decision || !comment?.person.email || comment.person.erasedAt || !comment.wantsLetter) return;
  if (decision.kind !== 'approve' && decision.kind !== 'reject') return;

  const receipt: Paragraph = { link: addressOf(`/comments/${comment.receipt}`), label: 'Your receipt' };
  const told: Pick<Letter, 'subject' | 'paragraphs'> =
    decision.kind === 'approve'
      ? {
          subject: `Published: your answer to “${comment.post.title}”`,
          paragraphs: [
            `Hello ${comment.person.name},`,
            `an editor has read your answer to “${comment.post.title}” and published it.`,
            {
              link: addressOf(`/posts/${comment.post.slug}#comment-${decision.commentId}`),
              label: 'Your answer in its place',
            },
            receipt,
          ],
        }
      : {
          subject: `Not published: your answer to “${comment.post.title}”`,
          paragraphs: [
            `Hello ${comment.person.name},`,
            `an editor has read your answer to “${comment.post.title}” and did not publish it. The reason: ${
              decision.guideline
                ? `guideline ${decision.guideline.number}, ${decision.guideline.title}.`
                : `${decision.reason}.`
            }`,
            ...(decision.words ? [{ quote: decision.words }] : []),
            'This is what you wrote:',
            { quote: comment.source },
            receipt,
          ],
        };

  const to = { name: comment.person.name, address: comment.person.email };
  await postLetter({ ...told, to, messageId: `decided-${decisionId}` }, await sender());
}
