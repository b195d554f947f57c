import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import type { EventKind } from '@/lib/events/kinds';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';

type Change = {
  kind: Extract<EventKind, `guideline.${string}`>;
  actor: Actor;
  clause: { id: number; number: number; version: number };
};

/** Every change of a clause shows on the guidelines' page and beside every form, and nowhere else. */
export function recordChange(tx: Tx, { kind, actor, clause }: Change): Promise<bigint> {
  return record(tx, {
    kind,
    actorId: actor.personId,
    subject: 'guideline',
    subjectId: clause.id,
    data: { number: clause.number, version: clause.version },
    tags: [tags.guidelines],
  });
}

export type Changed = { id: number; version: number; eventId: bigint };

export const notYours = 'Only editors change the guidelines.';
export const changedMeanwhile =
  'A colleague changed this clause while it was open here. Your words are all here; nothing of theirs was changed.';
