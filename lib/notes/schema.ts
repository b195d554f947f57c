import { z } from 'zod';
import { cleanText } from '@/lib/text/clean';
import { countCodePoints } from '@/lib/text/count';

export const NOTE_MAX = 2_000; // code points, as PostgreSQL counts them

const id = z.coerce.number().int().positive().max(2_147_483_647);
const absent = (value: unknown) => (value === '' || value === undefined || value === null ? null : value);

/** A note is about a person or about a comment. */
export const NoteForm = z
  .object({
    personId: z.preprocess(absent, id.nullable()),
    commentId: z.preprocess(absent, id.nullable()),
    words: z
      .string({ error: 'Write something.' })
      .max(20_000, { error: 'This is far too long.' })
      .transform((typed) => cleanText(typed).trim())
      .refine((typed) => typed !== '', { error: 'Write something.' })
      .refine((typed) => countCodePoints(typed) <= NOTE_MAX, { error: 'A note can have at most 2,000 characters.' }),
  })
  .refine(({ personId, commentId }) => (personId === null) !== (commentId === null), {
    error: 'A note is about a person or about an answer.',
  });

export type NoteForm = z.infer<typeof NoteForm>;

export const RemoveNoteForm = z.object({ noteId: id });
