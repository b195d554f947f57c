import { z } from 'zod';
import { DecisionForm } from '../schema';

/** What a letter's page asks: which comment and which version stand in the link, not in the form. */
export const LetterDecision = DecisionForm.pick({ reasonId: true, guidelineId: true, words: true }).extend({
  decision: z.enum(['approve', 'reject', 'mark-spam']),
});

export type LetterDecision = z.infer<typeof LetterDecision>;
