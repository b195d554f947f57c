import { type Actor, isSignedIn } from '@/lib/auth/actor';
import type { Outcome } from '@/lib/challenge/challenge';
import type { WordVerdict } from '@/lib/rules/verdict';
import { barredWords, type Part } from '@/lib/sanctions/may-take-part';
import { partOf } from '@/lib/sanctions/part';
import type { SiteSettings } from '@/lib/settings/schema';
import { countLinks } from '@/lib/spam/links';
import type { Facts } from './judge';
import { type Thread, threadIsOpen } from './open';
import { countApproved } from './store';

export type Matter = {
  actor: Actor;
  personId: number | null; // null: somebody new
  addressHash: string | null;
  words: WordVerdict | null;
  nameIsMixed: boolean;
  thread: Thread;
  html: string;
  decoyFilled: boolean;
  secondsToWrite: number | null;
  challenge: Outcome | 'not-asked';
  now: Date;
};

/** Everything that the judge wants to know. */
export async function gatherFacts(matter: Matter, settings: SiteSettings): Promise<Facts> {
  const { personId, thread, now } = matter;
  const [approvedBefore, part] = await Promise.all([
    personId === null ? 0 : countApproved(personId),
    partOf(matter, now),
  ]);
  return {
    threadIsOpen: threadIsOpen(thread, settings.threads.closeAfterDays, now),
    writer: writerOf(matter.actor),
    sanction: sanctionOf(part),
    barred: part.may ? '' : barredWords(part, now, settings.promise.calendar.timeZone),
    decoyFilled: matter.decoyFilled,
    secondsToWrite: matter.secondsToWrite,
    challenge: matter.challenge,
    words: matter.words,
    nameIsMixed: matter.nameIsMixed,
    links: countLinks(matter.html),
    postHoldsAll: thread.commentPolicy === 'held',
    approvedBefore,
    ...settings.moderation,
  };
}

/** Staff is whoever signed in as such; an address typed into the form proves nothing. */
function writerOf(actor: Actor): Facts['writer'] {
  if (!isSignedIn(actor)) return 'guest';
  return actor.kind === 'member' ? 'member' : 'staff';
}

/** Nobody new is turned away for the network they write from: an editor reads what they say. */
function sanctionOf(part: Part): Facts['sanction'] {
  if (part.may) return part.isHeld ? 'always-held' : 'none';
  return part.because === 'address' ? 'at-their-address' : part.because === 'ban' ? 'banned' : 'suspended';
}
