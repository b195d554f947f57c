import { z } from 'zod';
import { cleanLine } from '@/lib/text/clean';

export const FIND_MAX_LENGTH = 100; // characters

/** What makes no sense is left out, never refused: it is asked while one types. */
export const FindQuery = z.object({
  q: z
    .string()
    .transform((typed) => cleanLine(typed.slice(0, 3 * FIND_MAX_LENGTH)).slice(0, FIND_MAX_LENGTH))
    .catch(''),
});
