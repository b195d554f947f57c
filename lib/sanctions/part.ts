import { type Refusal, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import { barredWords, mayTakePart, type Part } from './may-take-part';
import { listUnlifted, somebodyBarredWroteFrom } from './store';

/** `personId` null: nobody we know. `addressHash`: of the network address, as comments keep it; null when it is not known. */
export type Who = { personId: number | null; addressHash: string | null };

const NEIGHBOUR_DAYS = 7; // addresses change hands

/** What this person may do here now. Posting, editing, resubmitting, reacting and reporting all ask this. */
export async function partOf({ personId, addressHash }: Who, now: Date): Promise<Part> {
  if (personId !== null) return mayTakePart(await listUnlifted(personId, now), now);
  const since = new Date(now.getTime() - NEIGHBOUR_DAYS * 86_400_000);
  const isBarred = addressHash !== null && (await somebodyBarredWroteFrom(addressHash, since, now));
  return isBarred ? { may: false, because: 'address', until: null } : { may: true, isHeld: false };
}

/** The same as an answer: null for go ahead, else the refusal to return. */
export async function refuseIfBarred(who: Who, now: Date): Promise<{ ok: false; refusal: Refusal } | null> {
  const part = await partOf(who, now);
  if (part.may) return null;
  const { promise } = await readSettings();
  return refuse('forbidden', barredWords(part, now, promise.calendar.timeZone));
}
