import { z } from 'zod';
import { cleanLine } from '@/lib/text/clean';

export const VIEW_NAME_MAX_LENGTH = 60; // characters
export const VIEWS_MAX = 30; // a person

const id = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export const ViewName = z
  .string()
  .max(1_000)
  .transform(cleanLine)
  .pipe(
    z
      .string()
      .min(1, { error: 'Give the view a name.' })
      .max(VIEW_NAME_MAX_LENGTH, { error: `A name has at most ${VIEW_NAME_MAX_LENGTH} characters.` }),
  );

export const SaveViewForm = z.object({ name: ViewName });

export const RenameViewForm = z.object({ id, name: ViewName });
export const MoveViewForm = z.object({ id, by: z.enum(['up', 'down']) });
export const RemoveViewForm = z.object({ id });

export type RenameViewForm = z.infer<typeof RenameViewForm>;
export type MoveViewForm = z.infer<typeof MoveViewForm>;
