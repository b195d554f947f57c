import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';

export type SanctionKind = 'warning' | 'always_held' | 'suspension' | 'ban';

export type Sanction = { kind: SanctionKind; endsAt: Date | null };

/** `address`: nobody we know, at a network address from which somebody wrote who may not. */
export type Part =
  | { may: true; isHeld: boolean }
  | { may: false; because: 'ban' | 'suspension' | 'address'; until: Date | null };

/**
 * Whether somebody may post, edit, resubmit, react and report, given the sanctions on them that were not lifted. Those that
 * have ended count no more: the clock ends them, nothing has to run. Withdrawing and appealing are nobody's to forbid.
 */
export function mayTakePart(sanctions: Sanction[], now: Date): Part {
  const standing = sanctions.filter(({ endsAt }) => endsAt === null || endsAt > now);
  for (const because of ['ban', 'suspension'] as const) {
    const bars = standing.filter(({ kind }) => kind === because);
    if (bars.length > 0) return { may: false, because, until: lastEnd(bars) };
  }
  return { may: true, isHeld: standing.some(({ kind }) => kind === 'always_held') };
}

function lastEnd(sanctions: Sanction[]): Date | null {
  const ends = sanctions.map(({ endsAt }) => endsAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...ends);
  return Number.isFinite(last) ? new Date(last) : null;
}

/** What whoever may not is told. */
export function barredWords(part: Extract<Part, { may: false }>, now: Date, timeZone: string): string {
  if (part.because === 'address') {
    return 'Somebody who writes from your network may not take part here at the moment. If that is not you, sign in, and you can go on.';
  }
  const until = part.until && untilWords(part.until, now, timeZone);
  if (part.because === 'ban') {
    return `The editors have closed this blog to you${until ? ` until ${until}` : ''}. You can still read it.`;
  }
  return `The editors have asked you to pause${until ? ` until ${until}` : ''}. You can still read, and withdraw what you wrote.`;
}

/** "Tuesday, 10:30" */
export function untilWords(at: Date, now: Date, timeZone: string): string {
  return spokenMoment(localTime(timeZone, at), localTime(timeZone, now).day);
}
