import { z } from 'zod';

export const SignInForm = z.object({
  email: z
    .string({ error: 'Type your e-mail address.' })
    .trim()
    .min(1, { error: 'Type your e-mail address.' })
    .max(254, { error: 'This address is too long.' }),
  password: z
    .string({ error: 'Type your password.' })
    .min(1, { error: 'Type your password.' })
    .max(1024, { error: 'This password is too long.' }),
});

export type SignInForm = z.infer<typeof SignInForm>;
