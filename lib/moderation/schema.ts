import { z } from 'zod';
import { CommentBody } from '@/lib/comments/schema';
import { cleanText } from '@/lib/text/clean';
import { type Decision, decisions } from './decisions';

export const WORDS_MAX_LENGTH = 1_000; // characters, to the commenter

const id = z.coerce.number().int().positive().max(2_147_483_647);
const blankIsNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const Words = z
  .string()
  .default('')
  .transform((words) => cleanText(words).trim())
  .pipe(z.string().max(WORDS_MAX_LENGTH, { error: `Please keep your words under ${WORDS_MAX_LENGTH} characters.` }));

export const DecisionForm = z.object({
  commentId: id,
  version: id, // of the comment, as the editor saw it
  state: z.enum(['pending', 'approved', 'rejected', 'spam']), // likewise
  decision: z.enum(decisions as [Decision, ...Decision[]]),
  reasonId: z.preprocess(blankIsNull, id.nullable()).optional(),
  guidelineId: z.preprocess(blankIsNull, id.nullable()), // for a clause alone
  words: Words,
  /** With an approval: an answer by the editor that is published under it, and the words as the editor changed them. */
  reply: z.preprocess(blankIsNull, CommentBody.nullable()).optional(),
  edited: z.preprocess(blankIsNull, CommentBody.nullable()).optional(),
});

export type DecisionForm = z.infer<typeof DecisionForm>;

export const BULK_MAX = 100; // answers decided together

const Pick = z
  .string()
  .regex(/^[1-9]\d{0,8}\.[1-9]\d{0,8}\.(pending|approved|rejected|spam)$/)
  .transform((pick) => {
    const [commentId, version, state] = pick.split('.');
    return { commentId: Number(commentId), version: Number(version), state: state as DecisionForm['state'] };
  });

export const BulkForm = z.object({
  picks: z
    .array(Pick)
    .min(1, { error: 'Select at least one answer.' })
    .max(BULK_MAX, { error: `Select at most ${BULK_MAX} answers.` }),
  decision: DecisionForm.shape.decision,
  reasonId: DecisionForm.shape.reasonId,
  guidelineId: DecisionForm.shape.guidelineId,
  words: Words,
});

export type BulkForm = z.infer<typeof BulkForm>;

export const views = ['waiting', 'reported', 'appeals', 'held', 'spam', 'approved', 'rejected', 'all'] as const;
export type View = (typeof views)[number];
