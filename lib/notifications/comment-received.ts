import { z } from 'zod';
import { postLetter } from '@/lib/mail/post-letter';
import { addressOf } from '@/lib/settings/address';
import { sender } from './sender';
import { findCommentForLetter } from './store';

const Data = z.object({ commentId: z.number().int(), confirmSecret: z.string().nullable() });

/** To whoever wrote an answer: it is here, and this link proves that the address is theirs. */
export async function sendCommentReceived(data: unknown, jobId: bigint): Promise<void> {
  const { commentId, confirmSecret } = Data.parse(data);
  const comment = await findCommentForLetter(commentId);
  if (!comment?.person.email || comment.person.erasedAt) return;
  const from = await sender();
  const confirm = confirmSecret && { link: addressOf(`/confirm/${confirmSecret}`), label: 'Yes, this is my address' };

  await postLetter(
    {
      to: { name: comment.person.name, address: comment.person.email },
      subject: comment.awaitsConfirmation
        ? `Please confirm your answer to “${comment.post.title}”`
        : `Your answer to “${comment.post.title}”`,
      messageId: `received-${commentId}-${jobId}`,
      paragraphs: [
        `Hello ${comment.person.name},`,
        comment.awaitsConfirmation
          ? `somebody using this address answered “${comment.post.title}” on ${from.name}. If it was you, confirm it, and an editor will read it. If it was not, do nothing: it will never appear.`
          : `your answer to “${comment.post.title}” has reached ${from.name}. An editor reads every answer before it appears.`,
        // Nobody's own words go to an address that is not proved: else anybody could write to anybody in our name.
        ...(comment.person.emailConfirmedAt ? [{ quote: comment.source }] : []),
        ...(confirm ? [confirm] : []),
        ...(confirm && !comment.awaitsConfirmation
          ? ['Confirming is optional: it lets this browser remember you, so that you need not type your name again.']
          : []),
        ...(comment.awaitsConfirmation
          ? []
          : [
              {
                link: addressOf(`/comments/${comment.receipt}`),
                label: 'Your receipt: see where it stands, edit it or withdraw it',
              },
            ]),
      ],
    },
    from,
  );
}
