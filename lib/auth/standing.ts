import { findSession } from './store';

/** Who a session belongs to while it lasts. */
export async function standingSession(id: unknown, now: Date) {
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? findSession(id, now) : null;
}
