import { type Actor, isSignedIn } from '@/lib/auth/actor';
import type { Outcome } from '@/lib/challenge/challenge';
import { listStandingSanctions, type StandingSanction } from '@/lib/people/store';
import type { SiteSettings } from '@/lib/settings/schema';
import { countLinks } from '@/lib/spam/links';
import type { Facts } from './judge';
import { type Thread, threadIsOpen } from './open';
import { countApproved } from './store';

export type Matter = {
  actor: Actor;
  personId: number | null; // null: somebody new
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
  const [approvedBefore, sanctions] =
    personId === null ? [0, []] : await Promise.all([countApproved(personId), listStandingSanctions(personId, now)]);
  return {
    threadIsOpen: threadIsOpen(thread, settings.threads.closeAfterDays, now),
    writer: writerOf(matter.actor),
    sanction: sanctionOf(sanctions),
    decoyFilled: matter.decoyFilled,
    secondsToWrite: matter.secondsToWrite,
    challenge: matter.challenge,
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

function sanctionOf(sanctions: StandingSanction[]): Facts['sanction'] {
  const has = (kind: StandingSanction['kind']) => sanctions.some((sanction) => sanction.kind === kind);
  if (has('ban')) return 'banned';
  if (has('suspension')) return 'suspended';
  return has('always_held') ? 'always-held' : 'none';
}
