import { redirect } from 'next/navigation';
import type { Actor, StaffRole } from './actor';
import { can, type Permission } from './can';
import { currentActor } from './session';

export type DeskActor = Extract<Actor, { kind: StaffRole | 'member' }> & { kind: StaffRole };

/** Who is at the desk and may do this; null for everybody else. For actions and routes, which answer in their own way. */
export async function deskActor(permission: Permission = 'desk.enter'): Promise<DeskActor | null> {
  const actor = await currentActor();
  const allowed = can(actor, 'desk.enter') && can(actor, permission);
  return allowed ? (actor as DeskActor) : null;
}

/** The same for pages: a stranger is asked to sign in and comes back; whoever is known but may not, is told so in words. */
export async function requireDesk(path: string, permission: Permission = 'desk.enter'): Promise<DeskActor> {
  const allowed = await deskActor(permission);
  if (allowed) return allowed;
  const actor = await currentActor();
  if (actor.kind === 'guest') redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  redirect('/me?refused=desk');
}

/** What an action says to somebody who was signed out, or demoted, while a page was open. Nothing typed is lost by it. */
export const notAtTheDesk =
  'You are signed out, or no longer allowed to do this. Sign in again in another tab, then try once more.';
