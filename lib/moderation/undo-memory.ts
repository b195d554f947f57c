import { z } from 'zod';
import type { Prisma } from '@/lib/db/client';

const moment = z.iso.datetime().transform((text) => new Date(text));

/**
 * What a decision changed, as it was before. It travels in the job that waits for the end of the undo window, and goes with
 * it: afterwards nobody needs it, and it may hold a person's words.
 */
export const UndoMemory = z.object({
  decisionId: z.number().int(),
  commentId: z.number().int(),
  before: z.object({
    decidedAt: moment.nullable(),
    publishedAt: moment.nullable(),
    dueAt: moment.nullable(),
  }),
  /** The words, when the editor changed them. */
  words: z
    .object({
      version: z.number().int(),
      source: z.string(),
      html: z.string(),
      unmaskedHtml: z.string().nullable(),
      editorEditedAt: moment.nullable(),
    })
    .nullable(),
  /** The letter about an earlier decision that this one held back. */
  letter: z
    .object({
      kind: z.enum(['letter.decided']),
      key: z.string(),
      data: z.record(z.string(), z.json()),
      runAt: moment,
      createdAt: moment,
    })
    .nullable(),
  /** The answer that the editor published with it. */
  replyId: z.number().int().nullable(),
});

export type UndoMemory = z.infer<typeof UndoMemory>;

/** The seconds are counted where the editor is, and the click has to travel: so much longer letters wait. */
export const UNDO_GRACE_SECONDS = 2;

export function settleKey(decisionId: number): string {
  return `decision.settled:${decisionId}`;
}

/** As it is kept: moments as text. */
export function remembered(memory: Omit<UndoMemory, 'letter'> & { letter: object | null }): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(memory)) as Prisma.InputJsonObject;
}
