import { type Actor, isSignedIn } from '@/lib/auth/actor';
import { endSession } from '@/lib/auth/store';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';

/** The session is over at once, on every node: its row says so. Signing out twice does nothing. */
export async function signOut(actor: Actor, now: Date): Promise<void> {
  if (!isSignedIn(actor)) return;
  await endStandingSession({ id: actor.sessionId, personId: actor.personId }, now);
}

export async function endStandingSession(session: { id: string; personId: number }, now: Date): Promise<void> {
  const { id, personId } = session;
  await transaction(async (tx) => {
    await endSession(tx, id, now);
    await record(tx, { kind: 'person.signed-out', actorId: personId, subject: 'person', subjectId: personId });
  });
}
