import { z } from 'zod';

/** The event that the page knew of when it was made, and the comment that is open on it. */
export const ListenQuery = z.object({
  since: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .nullable()
    .catch(null),
  comment: z.coerce.number().int().positive().max(2_147_483_647).nullable().catch(null),
});

export type ListenQuery = z.infer<typeof ListenQuery>;
