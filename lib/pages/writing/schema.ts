import { z } from 'zod';
import { cleanLine, cleanText } from '@/lib/text/clean';

const tooLong = (max: number) => ({ error: `This can have at most ${max.toLocaleString('en')} characters.` });

export const PageForm = z.object({
  key: z.string().min(1).max(200),
  version: z.coerce.number().int().positive().max(2_147_483_647),
  title: z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, { error: 'A page needs a title.' }).max(200, tooLong(200))),
  source: z
    .string()
    .transform(cleanText)
    .pipe(z.string().max(200_000, tooLong(200_000))),
});

export type PageForm = z.infer<typeof PageForm>;
