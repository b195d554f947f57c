import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { listReaders } from './list-readers';
import { type Reading, readingsFor } from './readers';
import { putDown, takeUp } from './take-up';

/** For a page on which this comment is open, or none: says so to the colleagues, and learns what they are reading. */
export async function getReadings(actor: Actor, open: number | null, now: Date): Promise<Reading[]> {
  if (!can(actor, 'comment.decide')) return [];
  if (open === null) await putDown(actor);
  else await takeUp(actor, open, now);
  return readingsFor(actor, await listReaders(now));
}
