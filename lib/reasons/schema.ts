import { z } from 'zod';
import { cleanLine, cleanText } from '@/lib/text/clean';
import { countCodePoints } from '@/lib/text/count';

// Code points, as PostgreSQL counts them.
export const TITLE_MAX_LENGTH = 120;
export const WORDS_MAX_LENGTH = 1_000;

const typed = z.string({ error: 'This must be text.' }).max(20_000, { error: 'This is far too long.' });
const id = z.coerce.number().int().positive().max(2_147_483_647);

export const ReasonForm = z.object({
  guidelineId: z.coerce
    .number({ error: 'Choose the clause that it rests on.' })
    .int()
    .positive({ error: 'Choose the clause that it rests on.' })
    .max(2_147_483_647),
  title: typed
    .transform(cleanLine)
    .refine((title) => title !== '', { error: 'A reason needs a few words to be known by.' })
    .refine((title) => countCodePoints(title) <= TITLE_MAX_LENGTH, {
      error: `Keep it under ${TITLE_MAX_LENGTH} characters: it is read in a hurry.`,
    }),
  words: typed
    .transform((words) => cleanText(words).trim())
    .refine((words) => countCodePoints(words) <= WORDS_MAX_LENGTH, {
      error: `Words to the writer can have at most ${WORDS_MAX_LENGTH.toLocaleString('en')} characters.`,
    }),
});

export type ReasonForm = z.infer<typeof ReasonForm>;

/** A reason as it was opened. */
export const OpenedReason = z.object({ id, version: id });
export type OpenedReason = z.infer<typeof OpenedReason>;

export const directions = ['up', 'down'] as const;
export type Direction = (typeof directions)[number];
