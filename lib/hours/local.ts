import { Temporal } from 'temporal-polyfill';

export const MINUTE = 60_000; // milliseconds
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A while in which a zone's clocks run without a jump. Instants and offset in milliseconds; local time = instant + offset. */
export type Stretch = { start: number; end: number; offset: number };

/** The stretches of a time zone that touch the time from `start` to `end`, in order and without gaps. */
export function stretchesBetween(timeZone: string, start: number, end: number): Stretch[] {
  const found: Stretch[] = [];
  for (let year = yearOf(start); year <= yearOf(end); year++) {
    for (const stretch of stretchesOfYear(timeZone, year)) {
      if (stretch.end > start && stretch.start <= end) found.push(stretch);
    }
  }
  return found;
}

export function offsetAt(timeZone: string, instant: number): number {
  const stretch = stretchesOfYear(timeZone, yearOf(instant)).find((s) => instant < s.end);
  return stretch?.offset ?? 0;
}

/** The number of the local day, counted from 1 January 1970. */
export function localDay(timeZone: string, instant: number): number {
  return Math.floor((instant + offsetAt(timeZone, instant)) / DAY);
}

/** A moment as the desk's clock shows it. */
export type LocalTime = { day: number; minute: number };

export function localTime(timeZone: string, at: Date): LocalTime {
  const local = at.getTime() + offsetAt(timeZone, at.getTime());
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / MINUTE) };
}

/** As `localTime`, for a moment that ends something: midnight is 24:00 of the day that it ends. */
export function localEnd(timeZone: string, at: Date): LocalTime {
  const { day, minute } = localTime(timeZone, at);
  return minute === 0 ? { day: day - 1, minute: 1440 } : { day, minute };
}

/** Monday is 0, as in WEEKDAYS. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY);
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear();
}

/** Minutes since local midnight; '24:00' is 1,440. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function isDate(text: string): boolean {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && dateIsReal(text);
}

export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // bare offsets such as +01:00 know no daylight saving
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

function dateIsReal(text: string): boolean {
  const day = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}

/** What a zone does in a year never changes while we run, so it is looked up once: Temporal needs 0.1 ms and more for it. */
const known = new Map<string, Stretch[]>();

function stretchesOfYear(timeZone: string, year: number): Stretch[] {
  const key = `${timeZone} ${year}`;
  const found = known.get(key);
  if (found) return found;
  if (known.size >= 500) known.clear();
  const stretches = readYear(timeZone, year);
  known.set(key, stretches);
  return stretches;
}

function readYear(timeZone: string, year: number): Stretch[] {
  const stretches: Stretch[] = [];
  const end = Date.UTC(year + 1, 0);
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0)).toZonedDateTimeISO(timeZone);
  while (at.epochMilliseconds < end) {
    const change = at.getTimeZoneTransition('next');
    const until = Math.min(change?.epochMilliseconds ?? end, end);
    stretches.push({ start: at.epochMilliseconds, end: until, offset: at.offsetNanoseconds / 1e6 });
    if (!change) break;
    at = change;
  }
  return stretches;
}
