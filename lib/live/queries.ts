import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { findNewestEvent } from './store';

/** From where an open desk has to be told what is new. Ask before anything else is read for the page. */
export async function getNewestEvent(actor: Actor): Promise<string | null> {
  return can(actor, 'comment.decide') ? String(await findNewestEvent()) : null;
}
