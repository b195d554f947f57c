import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { ok, type Result, refuse } from '@/lib/result';
import { decide } from './decide';
import type { BulkForm } from './schema';

export type DecidedMany = {
  batch: string;
  decided: number;
  missed: number[]; // comments that are as they were: a colleague was first, or their writer
  eventId: bigint | null; // the last
};

/**
 * The same judgement of many comments. Each is judged by itself, as if it were alone, and bound to what the editor saw of it;
 * what they have in common is the batch, by which they are undone together.
 */
export async function decideMany(actor: Actor, form: BulkForm, now: Date): Promise<Result<DecidedMany>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors decide on answers.');
  const { picks, ...judgement } = form;
  const batch = randomUUID();
  const outcome: DecidedMany = { batch, decided: 0, missed: [], eventId: null };
  for (const pick of new Map(picks.map((each) => [each.commentId, each])).values()) {
    const one = await decide(actor, { ...judgement, ...pick, batch }, now);
    if (one.ok) {
      outcome.decided += 1;
      outcome.eventId = one.value.eventId;
      continue;
    }
    if (one.refusal.code === 'invalid' && outcome.decided === 0) return one; // the judgement itself is wanting
    outcome.missed.push(pick.commentId);
  }
  return ok(outcome);
}
