import { z } from 'zod';
import { COMMENT_MESSAGE_MAX_LENGTH } from '@/lib/posts/schema';
import { cleanText } from '@/lib/text/clean';

const id = z.coerce.number().int().positive().max(2_147_483_647);

/** A thread closed or opened from the desk, bound to the post as the editor saw it. */
export const ThreadForm = z.object({
  post: id,
  version: id,
  to: z.enum(['open', 'closed']),
  message: z
    .string()
    .default('')
    .transform((typed) => cleanText(typed).trim())
    .pipe(
      z.string().max(COMMENT_MESSAGE_MAX_LENGTH, {
        error: `Please keep this under ${COMMENT_MESSAGE_MAX_LENGTH} characters.`,
      }),
    ),
});

export type ThreadForm = z.infer<typeof ThreadForm>;
