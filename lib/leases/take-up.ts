import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { deleteLeases, upsertLease } from './store';

/** How long somebody counts as reading who has given no sign of it. An open desk gives one every few seconds. */
export const LEASE_SECONDS = 60;

export const leaseEnds = (now: Date) => new Date(now.getTime() + LEASE_SECONDS * 1_000);

/** This editor reads this comment now, and no other. It keeps nobody from anything. */
export async function takeUp(actor: Actor, commentId: number, now: Date): Promise<void> {
  if (!can(actor, 'comment.decide') || actor.personId === null) return;
  await upsertLease(actor, { editorId: actor.personId, commentId, expiresAt: leaseEnds(now) });
}

export async function putDown(actor: Actor): Promise<void> {
  if (!can(actor, 'comment.decide') || actor.personId === null) return;
  await deleteLeases([actor.personId]);
}
