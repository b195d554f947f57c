import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { listGuidelines } from '@/lib/pages/store';
import { type Choice, choicesOf } from './choices';
import { listReasons } from './store';

/** What the panel offers to whoever turns an answer down. */
export const getRejectionChoices = cache(async (actor: Actor): Promise<Choice[]> => {
  if (!can(actor, 'comment.decide')) return [];
  const [reasons, clauses] = await Promise.all([listReasons(), listGuidelines()]);
  return choicesOf(reasons, clauses);
});
