import { z } from 'zod';
import { cleanLine, cleanText } from '@/lib/text/clean';
import { countCodePoints } from '@/lib/text/count';
import { effects, kinds } from './rule';

// Code points, as PostgreSQL counts them.
export const PATTERN_MAX_LENGTH = 200;
export const NOTE_MAX_LENGTH = 300;
export const EXCEPTIONS_MAX_LENGTH = 1_000;
const WORDS_MAX = 10; // in one rule

export const RULES_MAX = 5_000;
export const IMPORT_MAX_LENGTH = 500_000; // characters

const typed = z.string({ error: 'This must be text.' }).max(20_000, { error: 'This is far too long.' });
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes');
const id = z.coerce.number().int().positive().max(2_147_483_647);

const pattern = typed
  .transform((words) => cleanLine(words))
  .refine((words) => words !== '', { error: 'Write the word, the phrase or the pattern.' })
  .refine((words) => countCodePoints(words) <= PATTERN_MAX_LENGTH, {
    error: `A rule can have at most ${PATTERN_MAX_LENGTH} characters.`,
  });

export const RuleForm = z.object({
  kind: z.enum(kinds, { error: 'Choose words or a pattern.' }),
  pattern,
  effect: z.enum(effects, { error: 'Choose what the rule does.' }),
  inflected: ticked,
  lookalikes: ticked,
  exceptions: typed
    .prefault('')
    .transform(toLines)
    .refine((lines) => countCodePoints(lines) <= EXCEPTIONS_MAX_LENGTH, {
      error: `Exceptions can have at most ${EXCEPTIONS_MAX_LENGTH.toLocaleString('en')} characters.`,
    }),
  note: typed
    .prefault('')
    .transform((words) => cleanLine(words))
    .refine((words) => countCodePoints(words) <= NOTE_MAX_LENGTH, {
      error: `A note can have at most ${NOTE_MAX_LENGTH} characters.`,
    }),
});

export type RuleForm = z.infer<typeof RuleForm>;

/** A rule as it was opened. */
export const OpenedRule = z.object({ id, version: id });
export type OpenedRule = z.infer<typeof OpenedRule>;

export const SampleForm = z.object({
  sample: typed
    .transform((words) => cleanText(words).trim())
    .refine((words) => countCodePoints(words) <= 4_000, {
      error: 'A sample can have at most 4,000 characters, as an answer can.',
    }),
});

export const ImportForm = z.object({
  list: z
    .string({ error: 'This must be text.' })
    .max(IMPORT_MAX_LENGTH, { error: 'A list can have at most 500,000 characters. Import it in parts.' })
    .transform((list) => cleanText(list.replace(/^\uFEFF/, '')))
    .refine((list) => list.trim() !== '', { error: 'Choose a file or put a list in the field.' }),
  effect: z.enum(effects, { error: 'Choose what the rules do.' }),
  inflected: ticked,
  lookalikes: ticked,
});

export type ImportForm = z.infer<typeof ImportForm>;

function toLines(exceptions: string): string {
  const lines = cleanText(exceptions).split('\n').map(cleanLine);
  return [...new Set(lines.filter((line) => line !== ''))].join('\n');
}

/** How many words one rule may have. */
export function hasTooManyWords(words: string): boolean {
  return words.split(/\s+/u).length > WORDS_MAX;
}
