import { z } from 'zod';
import { GuestEmail } from '@/lib/people/schema';
import { cleanLine, cleanText } from '@/lib/text/clean';

// Characters; code points, as PostgreSQL counts them.
export const WORDS_MAX_LENGTH = 1_000;
export const EXPLANATION_MAX_LENGTH = 4_000;
export const ANSWER_MAX_LENGTH = 2_000;
const LAW_MAX_LENGTH = 300;
const NAME_MAX_LENGTH = 120;

export const reasons = ['abusive', 'offensive', 'private_details', 'off_topic', 'spam', 'other', 'illegal'] as const;
export type ReportReason = (typeof reasons)[number];

/** As readers choose them. */
export const reasonWords: Record<ReportReason, string> = {
  abusive: 'It attacks somebody',
  offensive: 'It is hateful or obscene',
  private_details: 'It gives away private details',
  off_topic: 'It has nothing to do with the post',
  spam: 'It advertises something',
  other: 'Something else',
  illegal: 'It is against the law',
};

const TYPED_MAX = 40_000; // UTF-16 units, before cleaning: more is no accident
const typed = z.string().max(TYPED_MAX, { error: 'This is far too long.' }).default('');
const longest = (max: number) => ({
  check: (text: string) => [...text].length <= max,
  says: { error: `Please keep this under ${max.toLocaleString('en')} characters.` },
});
const text = (max: number) =>
  typed.transform((words) => cleanText(words).trim()).refine(longest(max).check, longest(max).says);
const line = (max: number) => typed.transform(cleanLine).refine(longest(max).check, longest(max).says);
const id = z.coerce.number().int().positive().max(2_147_483_647);
const ticked = z.string().optional().transform(Boolean);

/** Why a reader thinks that an answer should not stand there. */
export const ReportForm = z
  .object({
    comment: id,
    reason: z.enum(reasons).exclude(['illegal'], { error: 'Please choose what is wrong with it.' }),
    words: text(WORDS_MAX_LENGTH),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', {
    path: ['words'],
    error: 'Please say in a few words what is wrong with it.',
  });

/**
 * A notice of illegal content, with what Article 16(2) of the Digital Services Act (Regulation (EU) 2022/2065) lists; the
 * place is the answer's own address. Whoever notifies of sexual abuse of children need not say who they are.
 */
export const NoticeForm = z
  .object({
    comment: id,
    reason: z.literal('illegal'),
    explanation: text(EXPLANATION_MAX_LENGTH).refine((words) => words !== '', {
      error: 'Please explain why it is illegal: an editor must be able to see it from your words.',
    }),
    law: line(LAW_MAX_LENGTH),
    isExempt: ticked,
    name: line(NAME_MAX_LENGTH),
    email: typed.transform(cleanLine),
    goodFaith: ticked.refine(Boolean, { error: 'A notice needs this statement.' }),
  })
  .superRefine(({ isExempt, name, email }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!isExempt && name === '')
      say('name', 'Please give your name. It is not shown to the person who wrote the answer.');
    if (isExempt && email === '') return;
    const address = GuestEmail.safeParse(email);
    if (!address.success) say('email', address.error.issues[0]!.message);
  });

export type ReportForm = z.infer<typeof ReportForm>;
export type NoticeForm = z.infer<typeof NoticeForm>;

export const outcomes = ['acted', 'dismissed'] as const;
export type ReportOutcome = (typeof outcomes)[number];

/** How an editor closes one. A notice is always answered in words; the store knows which it is. */
export const CloseForm = z.object({
  report: id,
  version: id,
  outcome: z.enum(outcomes),
  answer: text(ANSWER_MAX_LENGTH),
});

export type CloseForm = z.infer<typeof CloseForm>;

/** What a notice holds beside its explanation. */
export const Notice = z.object({
  location: z.string(),
  law: z.string(),
  name: z.string(),
  email: z.string(),
  isExempt: z.boolean(),
  goodFaith: z.literal(true),
});

export type Notice = z.infer<typeof Notice>;
