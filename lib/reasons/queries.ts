import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { listGuidelines } from '@/lib/pages/store';
import { type Choice, choicesOf } from './choices';
import { countGiven, findReason, listReasons, type Reason } from './store';

/** What the panel offers to whoever turns an answer down. */
export const getRejectionChoices = cache(async (actor: Actor): Promise<Choice[]> => {
  if (!can(actor, 'comment.decide')) return [];
  const [reasons, clauses] = await Promise.all([listReasons(), listGuidelines()]);
  return choicesOf(reasons, clauses);
});

export type ShownReason = {
  id: number;
  version: number;
  title: string;
  words: string;
  clause: { id: number; number: number; title: string; isRetired: boolean };
  given: number; // times, and let stand
};

/** The list as editors keep it: what stands, in order, and what was retired, latest first. */
export async function getReasons(actor: Actor): Promise<{ standing: ShownReason[]; retired: ShownReason[] } | null> {
  if (!can(actor, 'page.write')) return null;
  const [reasons, given] = await Promise.all([listReasons(), countGiven()]);
  const shown = (reason: Reason) => toShown(reason, given.get(reason.id) ?? 0);
  return {
    standing: reasons.filter(({ retiredAt }) => !retiredAt).map(shown),
    retired: reasons.filter(({ retiredAt }) => retiredAt).map(shown),
  };
}

export async function getReason(actor: Actor, id: number) {
  if (!can(actor, 'page.write')) return null;
  const [reason, given] = await Promise.all([findReason(id), countGiven()]);
  return reason && { ...toShown(reason, given.get(id) ?? 0), isRetired: reason.retiredAt !== null };
}

function toShown(reason: Reason, given: number): ShownReason {
  const { id, version, title, words, guidelineId, guideline } = reason;
  const clause = { id: guidelineId, number: guideline.number, title: guideline.title };
  return { id, version, title, words, clause: { ...clause, isRetired: guideline.retiredAt !== null }, given };
}
