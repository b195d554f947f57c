import { z } from 'zod';
import { cleanText } from '@/lib/text/clean';
import { countCodePoints } from '@/lib/text/count';

// Code points, as PostgreSQL counts them.
export const APPEAL_MAX_LENGTH = 2_000;
export const OUTCOME_MAX_LENGTH = 1_000;

const DAMAGED = 'This form is damaged. Please load the page anew.';

const typed = z.string({ error: 'This must be text.' }).max(20_000, { error: 'This is far too long.' });
const id = z.coerce.number({ error: DAMAGED }).int().positive({ error: DAMAGED }).max(2_147_483_647);
const wordsUpTo = (max: number) =>
  typed
    .transform((words) => cleanText(words).trim())
    .refine((words) => countCodePoints(words) <= max, {
      error: `Please keep it under ${max.toLocaleString('en')} characters.`,
    });

const INVISIBLE_ONLY = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u;

export const AppealForm = z.object({
  receipt: typed.regex(/^[A-Za-z0-9_-]{1,100}$/, { error: 'There is no answer at this address.' }),
  decisionId: id, // that the writer was shown
  words: wordsUpTo(APPEAL_MAX_LENGTH).refine((words) => !INVISIBLE_ONLY.test(words), {
    error: 'Please say why it should be published.',
  }),
});
export type AppealForm = z.infer<typeof AppealForm>;

export const judgements = ['uphold', 'dismiss'] as const;
export type Judgement = (typeof judgements)[number];

export const JudgementForm = z.object({
  appealId: id,
  version: id, // of the appeal, as the editor saw it
  commentVersion: id, // of the words that they read
  judgement: z.enum(judgements, { error: DAMAGED }),
  words: wordsUpTo(OUTCOME_MAX_LENGTH),
});
export type JudgementForm = z.infer<typeof JudgementForm>;
