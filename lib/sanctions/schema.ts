import { z } from 'zod';
import { cleanText } from '@/lib/text/clean';
import { countCodePoints } from '@/lib/text/count';

export const SANCTION_WORDS_MAX = 1_000; // code points, as PostgreSQL counts them

export const sanctionKinds = ['warning', 'always_held', 'suspension', 'ban'] as const;

/** How long it lasts; `open`: until somebody lifts it. */
export const spans = ['1h', '3h', '1d', '7d', '30d', '90d', 'open'] as const;
export type Span = (typeof spans)[number];

const id = z.coerce.number().int().positive().max(2_147_483_647);

const words = z
  .string()
  .max(20_000, { error: 'This is far too long.' })
  .transform((typed) => cleanText(typed).trim())
  .refine((typed) => countCodePoints(typed) <= SANCTION_WORDS_MAX, { error: 'Please keep it under 1,000 characters.' });

export const SanctionForm = z
  .object({
    personId: id,
    kind: z.enum(sanctionKinds, { error: 'Choose what to do.' }),
    lasts: z.enum(spans).default('open'),
    reason: words.refine((typed) => typed !== '', { error: 'Say why, for your colleagues.' }),
    words: words.default(''),
    /** Only an order to hold everything can go untold. */
    tells: z.preprocess((value) => value === 'yes', z.boolean()),
  })
  .refine(({ kind, lasts }) => kind !== 'suspension' || lasts !== 'open', {
    path: ['lasts'],
    error: 'A suspension has an end. Without one it is a ban.',
  });

export type SanctionForm = z.infer<typeof SanctionForm>;

const HOUR_MS = 3_600_000;
const hours: Record<Exclude<Span, 'open'>, number> = {
  '1h': 1,
  '3h': 3,
  '1d': 24,
  '7d': 168,
  '30d': 720,
  '90d': 2_160,
};

/** A warning is said and done; everything else lasts as long as was chosen. */
export function endOf({ kind, lasts }: Pick<SanctionForm, 'kind' | 'lasts'>, now: Date): Date | null {
  if (kind === 'warning' || lasts === 'open') return null;
  return new Date(now.getTime() + hours[lasts] * HOUR_MS);
}

export const LiftForm = z.object({ sanctionId: id });
