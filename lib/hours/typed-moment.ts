import { DAY, dateOf, isDate, localTime, MINUTE, minutesOf, offsetAt } from './local';

/** As a browser's field for date and time gives it, seconds or not: "2026-03-14T18:00". */
const TYPED = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$/;

export function isTypedMoment(typed: string): boolean {
  const parts = TYPED.exec(typed.trim());
  return parts !== null && isDate(parts[1]!);
}

/** The moment at which the zone's clocks show this. Where they show it twice, the first; where they leap over it, the moment after. */
export function momentTyped(timeZone: string, typed: string): Date | null {
  if (!isTypedMoment(typed)) return null;
  const [, date, hours, minutes] = TYPED.exec(typed.trim())!;
  const local = Date.parse(`${date}T00:00:00Z`) + minutesOf(`${hours}:${minutes}`) * MINUTE;
  const before = offsetAt(timeZone, local - DAY);
  const after = offsetAt(timeZone, local + DAY);
  const first = local - Math.max(before, after);
  return new Date(first + offsetAt(timeZone, first) === local ? first : local - Math.min(before, after));
}

/** The other way round, to fill the field. */
export function typedMoment(timeZone: string, at: Date): string {
  const { day, minute } = localTime(timeZone, at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${dateOf(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
