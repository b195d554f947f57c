import { type Actor, actorOf } from './actor';
import { findSession, listSessions } from './store';

/** Who a session belongs to while it lasts. */
export async function standingSession(id: unknown, now: Date) {
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? findSession(id, now) : null;
}

/** Who is behind these sessions now, by session. For what stays open longer than a request: one that is over is not there. */
export async function standingActors(sessionIds: string[], now: Date): Promise<Map<string, Actor>> {
  const sessions = await listSessions([...new Set(sessionIds)], now);
  return new Map(sessions.map(({ id, person }) => [id, actorOf(person, id)]));
}
