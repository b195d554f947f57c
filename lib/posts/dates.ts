/** Dates as readers see them, in the blog's time zone. The blog's own sentences are English, and so are its dates. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** 6 March 2026 */
export function fullDate(date: Date, timeZone: string): string {
  return format(timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

/** Friday, then 6 March 2026: two lines in the margin. */
export function weekdayAndDate(date: Date, timeZone: string): { weekday: string; date: string } {
  return { weekday: format(timeZone, { weekday: 'long' }).format(date), date: fullDate(date, timeZone) };
}

/** 6 Mar 2026, 09:12 */
export function dateAndTime(date: Date, timeZone: string): string {
  const day = format(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
  const time = format(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
  return `${day.replace('Sept', 'Sep')}, ${time}`;
}

/** 6 March */
export function dayAndMonth(date: Date, timeZone: string): string {
  return format(timeZone, { day: 'numeric', month: 'long' }).format(date);
}

/** @param month 1–12 */
export function monthName(month: number): string {
  return format('UTC', { month: 'long' }).format(new Date(Date.UTC(2000, month - 1, 1)));
}

/** The local month, 1–12. */
export function monthOf(date: Date, timeZone: string): number {
  return Number(format(timeZone, { month: 'numeric' }).format(date));
}
