import { DAY, localDay, offsetAt } from '@/lib/hours/local';

/** The instant at which a local day begins; today's, when no day is named. Where the clock jumps at midnight, the first moment after. */
export function startOfLocalDay(timeZone: string, now: Date, day = localDay(timeZone, now.getTime())): Date {
  const guess = day * DAY - offsetAt(timeZone, day * DAY);
  return new Date(day * DAY - offsetAt(timeZone, guess));
}
