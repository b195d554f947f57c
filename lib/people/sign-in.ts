import { passwordFits, TooBusyToHash } from '@/lib/auth/password';
import { endSession, findByEmail, insertSession } from '@/lib/auth/store';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { foldEmail } from '@/lib/text/names';
import type { SignInForm } from './sign-in-schema';
import { networkOf, SlowDown } from './slow-down';

export type SignedIn = { id: string; personId: number; name: string; isStaff: boolean };

/** Where a sign-in comes from, and the session that it replaces. */
export type Visit = { networkAddress: string; device: string; formerSessionId: string | null };

const SESSION_MS = 30 * 86_400_000;
const slowDown = new SlowDown();

/** The same words, and the same work, for a wrong password, an address nobody has, and a guest who never chose a password. */
const wrong = 'This address and this password do not belong together.';

export async function signIn(form: SignInForm, visit: Visit, now: Date): Promise<Result<SignedIn>> {
  const emailFolded = foldEmail(form.email);
  const key = `${emailFolded} ${networkOf(visit.networkAddress)}`;
  const pause = slowDown.pauseBefore(key, now);
  if (pause > 0) return refuse('too-many', `Too many tries. Please wait ${inWords(pause)} and try again.`);
  slowDown.failed(key, now); // until it is known better: of many guesses at one moment, too, only five are free

  const person = await findByEmail(emailFolded);
  let fits = false;
  try {
    fits = await passwordFits(person?.passwordHash, form.password);
  } catch (error) {
    if (error instanceof TooBusyToHash)
      return refuse('unavailable', 'Too many people are signing in at once. Please try again in a moment.');
    throw error;
  }
  if (!person || !fits) return refuse('invalid', wrong);

  slowDown.succeeded(key);
  const session = await transaction(async (tx) => {
    if (visit.formerSessionId) await endSession(tx, visit.formerSessionId, now);
    const expiresAt = new Date(now.getTime() + SESSION_MS);
    const begun = await insertSession(tx, { personId: person.id, device: visit.device.slice(0, 300), expiresAt });
    await record(tx, { kind: 'person.signed-in', actorId: person.id, subject: 'person', subjectId: person.id });
    return begun;
  });
  return ok({
    id: session.id,
    personId: person.id,
    name: person.name,
    isStaff: person.role !== 'reader' && person.role !== 'member',
  });
}

function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  if (seconds === 1) return 'a second';
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
