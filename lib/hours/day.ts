import { type BusinessCalendar, WEEKDAYS } from '@/lib/hours/calendar';
import { type Holiday, holidayOn } from '@/lib/hours/holidays';
import { DAY, dayNumber, HOUR, localDay, MINUTE, minutesOf, stretchesBetween, weekdayOf } from '@/lib/hours/local';

/** A time in which the desk is open and its clock does not jump. Instants; local time = instant + offset. Milliseconds. */
export type Piece = { start: number; end: number; offset: number };

/** Why hours of the week are missing on a day. `closing` is when the desk would have closed, in minutes of the day. */
export type Shut = { closing: number } & (
  | { by: 'holiday'; name: string; fromMinute: number }
  | { by: 'closure'; reason: string }
);

export type DeskDay = {
  pieces: Piece[];
  shut?: Shut; // only where it takes hours away
};

/**
 * What the desk does on one local day.
 *
 * It is open when the clock on its wall shows an open hour: hours that the clock skips in spring are not there, and
 * hours that it shows twice in autumn count twice.
 */
export function deskDay(calendar: BusinessCalendar, day: number): DeskDay {
  const days = daysOf(calendar);
  const found = days.get(day);
  if (found) return found;
  if (days.size >= 5_000) days.clear();
  const made = makeDay(calendar, day);
  days.set(day, made);
  return made;
}

/** Every piece that ends at or after an instant, in order; ends after `horizonDays` local days without one. */
export function* piecesFrom(calendar: BusinessCalendar, instant: number, horizonDays: number) {
  const today = localDay(calendar.timeZone, instant);
  for (let day = today - 1, quiet = 0; quiet <= horizonDays; day++, quiet++) {
    for (const piece of deskDay(calendar, day).pieces) {
      if (piece.end < instant) continue;
      quiet = 0;
      yield piece;
    }
  }
}

function makeDay(calendar: BusinessCalendar, day: number): DeskDay {
  const weekly = calendar.weekly[WEEKDAYS[weekdayOf(day)]!].map(
    ([from, to]) => [minutesOf(from), minutesOf(to)] as const,
  );
  if (weekly.length === 0) return { pieces: [] };

  const closing = weekly.at(-1)![1];
  const closure = calendar.closures.find(({ from, to }) => dayNumber(from) <= day && day <= dayNumber(to));
  if (closure) return { pieces: [], shut: { by: 'closure', reason: closure.reason, closing } };

  const holiday = calendar.holidays ? holidayOn(calendar.holidays, day) : undefined;
  const shutAt = holiday?.fromMinute ?? 1440;
  const hours = weekly.map(([from, to]) => [from, Math.min(to, shutAt)] as const).filter(([from, to]) => from < to);
  return { pieces: piecesOf(calendar.timeZone, day, hours), shut: holidayShut(holiday, closing) };
}

function holidayShut(holiday: Holiday | undefined, closing: number): Shut | undefined {
  if (!holiday || holiday.fromMinute >= closing) return undefined;
  return { by: 'holiday', ...holiday, closing };
}

function piecesOf(timeZone: string, day: number, hours: (readonly [number, number])[]): Piece[] {
  // Offsets lie between −12 and +14 hours; a day's own instants lie within these bounds whatever the zone does.
  const stretches = stretchesBetween(timeZone, day * DAY - 15 * HOUR, (day + 1) * DAY + 15 * HOUR);
  const pieces = stretches.flatMap(({ start, end, offset }) =>
    hours.map(([from, to]) => ({
      start: Math.max(start, day * DAY + from * MINUTE - offset),
      end: Math.min(end, day * DAY + to * MINUTE - offset),
      offset,
    })),
  );
  return pieces.filter((piece) => piece.start < piece.end);
}

/** Days already worked out, by what the calendar says, so that an edited calendar is a new one. */
const calendars = new Map<string, Map<number, DeskDay>>();

function daysOf(calendar: BusinessCalendar): Map<number, DeskDay> {
  const key = JSON.stringify(calendar);
  let days = calendars.get(key);
  if (!days) {
    if (calendars.size >= 50) calendars.clear();
    days = new Map();
    calendars.set(key, days);
  }
  return days;
}
