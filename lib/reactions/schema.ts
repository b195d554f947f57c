import { z } from 'zod';

/** One press on “Useful”. A page with JavaScript knows which way it goes; without it, a second press takes the first back. */
export const ThanksForm = z.object({
  comment: z
    .string()
    .regex(/^[1-9][0-9]{0,8}$/)
    .transform(Number),
  wants: z.enum(['yes', 'no', 'other']).catch('other'),
});

export type ThanksForm = z.infer<typeof ThanksForm>;
