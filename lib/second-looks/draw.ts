import { z } from 'zod';
import { readSettings } from '@/lib/settings/read';
import { digest } from '@/lib/signed';
import { isDrawn } from './drawn';
import { findStandingDecision, insertSecondLook } from './store';

const Data = z.object({ decisionId: z.number().int() });

/** Once a decision can no longer be undone, some are shown to a colleague, who does not see what was decided. */
export async function drawSecondLook(data: unknown): Promise<void> {
  const { decisionId } = Data.parse(data);
  const { moderation } = await readSettings();
  if (!isDrawn(digest('second look', String(decisionId)), moderation.secondLookPercent)) return;
  const decision = await findStandingDecision(decisionId);
  if (decision) await insertSecondLook(decision);
}
