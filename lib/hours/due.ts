import type { BusinessCalendar } from '@/lib/hours/calendar';
import { piecesFrom } from '@/lib/hours/day';
import { DAY, MINUTE } from '@/lib/hours/local';

export const HORIZON_DAYS = 400; // without a single opening
export const MINUTES_MAX = 100_000; // desk minutes in one promise; over 200 days of eight hours

export class DeskNeverOpens extends Error {
  override name = 'DeskNeverOpens';
  constructor(after: Date) {
    super(
      `The desk does not open within ${HORIZON_DAYS} days of ${after.toISOString()}. Check its hours and closures.`,
    );
  }
}

/**
 * The moment by which so many minutes of open desk have passed.
 *
 * A whole minute, rounded up, so that the time shown is the time promised. Closing time counts as open: two hours
 * from 15:00 are due at 17:00, not at 9:00 the next day.
 *
 * @param minutes desk minutes, whole, 0 to MINUTES_MAX
 * @throws DeskNeverOpens when nothing opens within HORIZON_DAYS
 */
export function dueAt(from: Date, minutes: number, calendar: BusinessCalendar): Date {
  if (Number.isNaN(from.getTime())) throw new RangeError('A promise cannot begin at an invalid date.');
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MINUTES_MAX) {
    throw new RangeError(`A promise takes 0 to ${MINUTES_MAX} whole desk minutes, not ${minutes}.`);
  }

  const begin = Math.ceil(from.getTime() / MINUTE) * MINUTE;
  let left = minutes * MINUTE;
  let last = begin;
  for (const { start, end } of piecesFrom(calendar, begin, HORIZON_DAYS)) {
    const opens = Math.max(start, begin);
    if (left <= end - opens) return new Date(opens + left);
    left -= end - opens;
    last = end;
  }
  throw new DeskNeverOpens(new Date(last));
}

export type Opening = { start: Date; end: Date };

/** The times between two moments in which the desk is open, in order, cut at both ends. */
export function openingsBetween(a: Date, b: Date, calendar: BusinessCalendar): Opening[] {
  const openings: Opening[] = [];
  const days = Math.ceil((b.getTime() - a.getTime()) / DAY) + 2;
  for (const piece of piecesFrom(calendar, a.getTime(), days)) {
    if (piece.start >= b.getTime()) break;
    const start = Math.max(piece.start, a.getTime());
    const end = Math.min(piece.end, b.getTime());
    const last = openings.at(-1);
    if (start >= end) continue;
    if (last?.end.getTime() === start) last.end = new Date(end);
    else openings.push({ start: new Date(start), end: new Date(end) });
  }
  return openings;
}

/** Whole desk minutes from one moment to a later one; 0 when it is not later. */
export function deskMinutesBetween(a: Date, b: Date, calendar: BusinessCalendar): number {
  const open = openingsBetween(a, b, calendar).reduce(
    (sum, { start, end }) => sum + (end.getTime() - start.getTime()),
    0,
  );
  return Math.floor(open / MINUTE);
}
