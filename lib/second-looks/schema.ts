import { z } from 'zod';

export const verdicts = ['approve', 'reject', 'spam'] as const;

export const SecondLookForm = z.object({
  id: z.coerce.number().int().positive().max(2_147_483_647),
  kind: z.enum(verdicts, { error: 'Say what you would have decided.' }),
});

export type SecondLookForm = z.infer<typeof SecondLookForm>;
