import { z } from 'zod';
import { type ActName, actNames, acts, clashesIn, isKey, type Keys } from './keys';

export type PreferencesFields = Record<ActName, string> & { on: boolean };

const Key = z
  .string()
  .max(40)
  .transform((typed) => typed.trim())
  .refine((key) => key === '' || isKey(key), {
    error: (issue) =>
      /^\p{Nd}$/u.test(String(issue.input).trim())
        ? 'Digits choose the reason for a rejection, so they cannot do anything else.'
        : 'Please type one character, or leave this empty for no key.',
  });

/** What an editor has typed for each act; two acts on one key are refused, with both named. */
export const PreferencesForm = z
  .object({ on: z.boolean(), keys: z.object(Object.fromEntries(actNames.map((name) => [name, Key])) as KeyShape) })
  .superRefine(({ keys }, context) => {
    for (const [name, other] of Object.entries(clashesIn(keys as Keys))) {
      const message = `“${keys[name as ActName]}” is also the key of “${acts[other].name}”.`;
      context.addIssue({ code: 'custom', path: ['keys', name], message });
    }
  });

type KeyShape = Record<ActName, typeof Key>;

export type PreferencesForm = z.infer<typeof PreferencesForm>;

const ticked = z.preprocess((value) => value === 'yes', z.boolean());

/** Letters of the desk: one for each answer that waits, with links to decide from it; and a warning when promises near. */
export const LettersForm = z.object({ letterEach: ticked, letterNearing: ticked });

export type LettersForm = z.infer<typeof LettersForm>;
