import { z } from 'zod';
import { cleanText } from '@/lib/text/clean';
import { type Decision, decisions } from './decisions';

export const WORDS_MAX_LENGTH = 1_000; // characters, to the commenter

const id = z.coerce.number().int().positive().max(2_147_483_647);
const blankIsNull = (value: unknown) => (value === '' || value === undefined ? null : value);

export const DecisionForm = z.object({
  commentId: id,
  version: id, // of the comment, as the editor saw it
  state: z.enum(['pending', 'approved', 'rejected', 'spam']), // likewise
  decision: z.enum(decisions as [Decision, ...Decision[]]),
  reasonId: z.preprocess(blankIsNull, id.nullable()).optional(),
  guidelineId: z.preprocess(blankIsNull, id.nullable()), // for a clause alone
  words: z
    .string()
    .default('')
    .transform((words) => cleanText(words).trim())
    .pipe(z.string().max(WORDS_MAX_LENGTH, { error: `Please keep your words under ${WORDS_MAX_LENGTH} characters.` })),
});

export type DecisionForm = z.infer<typeof DecisionForm>;

export const views = ['waiting', 'approved', 'rejected', 'spam', 'all'] as const;
export type View = (typeof views)[number];
