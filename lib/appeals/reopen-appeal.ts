import type { Tx } from '@/lib/db/client';
import { cancelJob } from '@/lib/events/enqueue';
import { reopenSettledBy } from './store';

export function appealLetterKey(appealId: number): string {
  return `letter.appeal-judged:${appealId}`;
}

/** The decision that an upheld appeal led to is being taken back: so is the judgement. Part of `lib/moderation/undo.ts`. */
export async function reopenAppealOf(tx: Tx, decisionId: number): Promise<void> {
  const appealId = await reopenSettledBy(tx, decisionId);
  if (appealId !== null) await cancelJob(tx, appealLetterKey(appealId));
}
