import { Temporal } from 'temporal-polyfill';
import { dueAt, openingsBetween } from '@/lib/hours/due';
import type { SiteSettings } from '@/lib/settings/schema';
import { digest } from '@/lib/signed';
import { comments } from './comments';
import type { DemoComment, DemoPost } from './types';

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WAITING_DAYS = 10; // as far back as the desk's last open hours may lie
const OLDEST = Math.max(...comments.map((comment) => (comment.state === 'pending' ? comment.minutesAgo : 0)));

export type Timed = { comment: DemoComment; sentAt: Date; dueAt: Date; decidedAt: Date | null };
type Given = { publishedAt: (post: string) => Date; promise: SiteSettings['promise']; now: Date };

/** At its time of day in the site's own zone, so many days back; never in the future. */
export function publishedOn({ daysAgo, time }: DemoPost, { calendar }: SiteSettings['promise'], now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(calendar.timeZone);
  const at = today.subtract({ days: daysAgo }).withPlainTime(Temporal.PlainTime.from(time)).epochMilliseconds;
  return new Date(Math.min(at, now.getTime() - HOUR));
}

/** When each answer was sent, was due and was decided, had the blog been kept up to `now`; as they were sent, the oldest first. */
export function timesOf({ publishedAt, promise, now }: Given): Timed[] {
  const sent = comments
    .map((comment) => ({ comment, sentAt: sentOn(comment, publishedAt(comment.post), promise, now) }))
    .toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
  const answered = new Map<string, Date>();
  for (const { comment, sentAt } of sent) {
    if (comment.parent && !answered.has(comment.parent)) answered.set(comment.parent, sentAt);
  }
  return sent.map(({ comment, sentAt }) => {
    const due = dueAt(sentAt, promise.deskMinutes, promise.calendar);
    const until = answered.get(comment.key) ?? now; // nobody answers what is not there yet
    const decidedAt = comment.state === 'pending' ? null : decidedOn({ key: comment.key, sentAt, until, promise });
    return { comment, sentAt, dueAt: due, decidedAt };
  });
}

/**
 * What waits was sent within the last day, and no longer ago than the promise allows, save the oldest, which is a little
 * late while the desk is open: at whatever hour the blog is first started, its queue is one that an editor could face.
 */
function sentOn(comment: DemoComment, publishedAt: Date, promise: SiteSettings['promise'], now: Date): Date {
  if (comment.state !== 'pending') {
    return new Date(Math.min(publishedAt.getTime() + comment.hoursAfter * HOUR, now.getTime() - 20 * MINUTE));
  }
  const wanted = now.getTime() - comment.minutesAgo * MINUTE;
  const share = (comment.minutesAgo / OLDEST) * (comment.minutesAgo === OLDEST ? 1.06 : 0.97);
  return new Date(Math.max(wanted, minutesBefore(now, share * promise.deskMinutes, promise).getTime()));
}

/** The moment since which so many minutes of open desk have passed. */
function minutesBefore(now: Date, minutes: number, { calendar }: SiteSettings['promise']): Date {
  let left = minutes * MINUTE;
  for (const { start, end } of openingsBetween(
    new Date(now.getTime() - WAITING_DAYS * DAY),
    now,
    calendar,
  ).toReversed()) {
    const open = end.getTime() - start.getTime();
    if (left <= open) return new Date(end.getTime() - left);
    left -= open;
  }
  return new Date(now.getTime() - WAITING_DAYS * DAY);
}

type Decided = { key: string; sentAt: Date; until: Date; promise: SiteSettings['promise'] };

/** Nearly always within the promise and while the desk was open; else somebody looked in. The same for the same answer. */
function decidedOn({ key, sentAt, until, promise }: Decided): Date {
  const { calendar, deskMinutes } = promise;
  const chance = chanceOf('decided', key);
  const isLate = chance > 0.96;
  const planned = dueAt(sentAt, Math.max(1, Math.round(chance ** 2 * deskMinutes * (isLate ? 1.4 : 1))), calendar);
  if (planned < until) return planned;
  const opening = openingsBetween(sentAt, until, calendar).at(-1);
  const [from, to] = opening ? [opening.start, opening.end] : [sentAt, until];
  return new Date(from.getTime() + (to.getTime() - from.getTime()) * (0.15 + 0.6 * chance));
}

/** From 0 to 1, by lot, and always the same lot. */
export function chanceOf(...words: string[]): number {
  return (
    Number.parseInt(
      Buffer.from(digest(...words), 'base64url')
        .toString('hex')
        .slice(0, 8),
      16,
    ) / 0xffffffff
  );
}
