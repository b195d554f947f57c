import { z } from 'zod';
import { cleanLine, cleanText } from '@/lib/text/clean';

export const CLAUSE_TITLE_MAX = 120; // characters
export const CLAUSE_SUMMARY_MAX = 300;
export const CLAUSE_TEXT_MAX = 4_000;

const tooLong = (max: number) => ({ error: `This can have at most ${max.toLocaleString('en')} characters.` });
const number = z.coerce.number().int().positive().max(2_147_483_647);

export const ClauseForm = z.object({
  title: z
    .string()
    .transform(cleanLine)
    .pipe(
      z
        .string()
        .min(1, { error: 'A clause needs a title: a rejection names it.' })
        .max(CLAUSE_TITLE_MAX, tooLong(CLAUSE_TITLE_MAX)),
    ),
  summary: z
    .string()
    .transform(cleanLine)
    .pipe(
      z
        .string()
        .min(1, { error: 'Say in a sentence what it asks for: this stands beside the form.' })
        .max(CLAUSE_SUMMARY_MAX, tooLong(CLAUSE_SUMMARY_MAX)),
    ),
  text: z
    .string()
    .transform((typed) => cleanText(typed).trim())
    .pipe(z.string().max(CLAUSE_TEXT_MAX, tooLong(CLAUSE_TEXT_MAX))),
});

export type ClauseForm = z.infer<typeof ClauseForm>;

/** Which clause, as it was when the page was opened. */
export const ClauseSeen = z.object({ id: number, version: number });
export type ClauseSeen = z.infer<typeof ClauseSeen>;

export const ClauseMove = z.object({ id: number, number, way: z.enum(['up', 'down']) });
export type ClauseMove = z.infer<typeof ClauseMove>;
