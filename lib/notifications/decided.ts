import { z } from 'zod';
import { recourseOf } from '@/lib/comments/recourse';
import { findByReceipt } from '@/lib/comments/store';
import { localDay } from '@/lib/hours/local';
import { fullDay } from '@/lib/hours/spoken';
import type { Letter, Paragraph } from '@/lib/mail/letter';
import { postLetter } from '@/lib/mail/post-letter';
import { addressOf } from '@/lib/settings/address';
import { readSettings } from '@/lib/settings/read';
import { sender } from './sender';
import {
  type DecisionForLetter,
  findCommentForLetter,
  findDecisionForLetter,
  findReplyWords,
  findWordsBefore,
} from './store';

const Data = z.object({ decisionId: z.number().int(), replyId: z.number().int().nullish() });

/** What an editor decided, why, and what its writer may do about it. Nothing is sent about spam, nor about a decision that was undone in time. */
export async function sendDecided(data: unknown, _jobId: bigint): Promise<void> {
  const { decisionId, replyId } = Data.parse(data);
  const decision = await findDecisionForLetter(decisionId);
  const comment = decision && (await findCommentForLetter(decision.commentId));
  if (!decision || !comment?.person.email || comment.person.erasedAt || !comment.wantsLetter) return;
  if (decision.kind !== 'approve' && decision.kind !== 'reject') return;

  const told: Pick<Letter, 'subject' | 'paragraphs'> =
    decision.kind === 'approve'
      ? {
          subject: `Published: your answer to “${comment.post.title}”`,
          paragraphs: [
            `Hello ${comment.person.name},`,
            `an editor has read your answer to “${comment.post.title}” and published it.`,
            ...(await changedIn(decision, comment.source)),
            ...(replyId ? await answeredIn(replyId) : []),
            {
              link: addressOf(`/posts/${comment.post.slug}#comment-${decision.commentId}`),
              label: 'Your answer in its place',
            },
            { link: addressOf(`/comments/${comment.receipt}`), label: 'Your receipt' },
          ],
        }
      : {
          subject: `Not published: your answer to “${comment.post.title}”`,
          paragraphs: [
            `Hello ${comment.person.name},`,
            `an editor has read your answer to “${comment.post.title}” and did not publish it.`,
            ...whyIn(decision),
            'This is what you wrote:',
            { quote: comment.source },
            ...(await yourTurn(comment.receipt, new Date())),
          ],
        };

  const to = { name: comment.person.name, address: comment.person.email };
  await postLetter({ ...told, to, messageId: `decided-${decisionId}` }, await sender());
}

/** An editor's hand in somebody's words is told to them, with what they had written. */
async function changedIn({ commentId, version }: DecisionForLetter, source: string): Promise<Paragraph[]> {
  const before = await findWordsBefore(commentId, version);
  if (before === null) return [];
  return [
    'Before that, the editor changed some of your words; readers see that an editor did. It now says:',
    { quote: source },
    'This is what you wrote:',
    { quote: before },
  ];
}

async function answeredIn(replyId: number): Promise<Paragraph[]> {
  const words = await findReplyWords(replyId);
  return words === null ? [] : ['The editor has answered it:', { quote: words }];
}

/** The reason, the clause that it rests on, and the editor’s own words. */
export function whyIn({ reason, guideline, words }: DecisionForLetter): Paragraph[] {
  const text = guideline && (guideline.text || guideline.summary);
  return [
    `The reason: ${reason ?? guideline?.title}.`,
    ...(guideline ? [`It rests on guideline ${guideline.number}, ${guideline.title}:`] : []),
    ...(text ? [{ quote: text }] : []),
    ...(words ? ['The editor adds:', { quote: words }] : []),
  ];
}

/** What may be done about it, and until when; the receipt has the forms, and asks for no account. */
async function yourTurn(receipt: string, now: Date): Promise<Paragraph[]> {
  const [answer, { fairness, promise }] = await Promise.all([findByReceipt(receipt), readSettings()]);
  const { revise, appeal } = answer ? recourseOf(answer, fairness, now) : { revise: null, appeal: null };
  const { timeZone } = promise.calendar;
  const day = (at: Date) => fullDay(localDay(timeZone, at.getTime()), localDay(timeZone, now.getTime()));
  const times = revise?.left === 1 ? 'once more' : 'twice';
  return [
    ...(revise ? [`You may change it and send it again, ${times}, until ${day(revise.until)}.`] : []),
    ...(appeal
      ? [`If you think that this was wrong, you may appeal until ${day(appeal.until)}, and it is judged afresh.`]
      : []),
    {
      link: addressOf(`/comments/${receipt}`),
      label: revise || appeal ? 'Your receipt, where you do either; you need no account' : 'Your receipt',
    },
  ];
}
