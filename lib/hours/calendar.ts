import { z } from 'zod';
import { wrongPlace } from '@/lib/hours/holidays';
import { dayNumber, isDate, isTimeZone, minutesOf } from '@/lib/hours/local';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const DEFAULT_DESK_MINUTES = 120;
export const CLOSURE_MAX_DAYS = 366; // in one stretch; longer, and a promise could not be kept within dueAt's horizon

const Time = z
  .string()
  .trim()
  .regex(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, 'Write times as hours and minutes, such as 09:00 or 17:30.')
  .transform((time) => time.padStart(5, '0'));

const Span = z.tuple([Time, Time]);

const Day = z.string().trim().refine(isDate, 'Write dates as year, month and day, such as 2026-12-24.');

const Closure = z
  .object({
    from: Day,
    to: Day,
    reason: z.string().trim().min(1, 'Say why the desk is closed.').max(120, 'Keep the reason under 120 characters.'),
  })
  .refine(({ from, to }) => !isDate(from) || !isDate(to) || from <= to, {
    message: 'The closure ends before it begins.',
    path: ['to'],
  });

const Place = z
  .object({
    country: z.string().trim().toUpperCase(),
    state: z.string().trim().toUpperCase().optional(),
    region: z.string().trim().toUpperCase().optional(),
  })
  .superRefine((place, context) => {
    const wrong = wrongPlace(place);
    if (wrong) context.addIssue({ code: 'custom', message: wrong.message, path: [wrong.part] });
  });

const Weekly = z.object({
  mon: hoursOf('Monday'),
  tue: hoursOf('Tuesday'),
  wed: hoursOf('Wednesday'),
  thu: hoursOf('Thursday'),
  fri: hoursOf('Friday'),
  sat: hoursOf('Saturday'),
  sun: hoursOf('Sunday'),
});

/** When the desk is open: in which zone, at which hours of the week, and when not. Local dates and times throughout. */
export const BusinessCalendar = z.object({
  timeZone: z
    .string()
    .trim()
    .refine(isTimeZone, 'This is not a time zone we know. Write it as a region and a city, such as Europe/Berlin.'),
  weekly: Weekly.refine((weekly) => WEEKDAYS.some((day) => weekly[day].length > 0), {
    message: 'The desk is never open like this. Give at least one day some hours.',
  }),
  holidays: Place.nullable().default(null),
  closures: z
    .array(Closure)
    .max(200, 'At most 200 closures can be kept. Remove those that are over.')
    .default([])
    .refine(
      (closures) => longestStretch(closures) <= CLOSURE_MAX_DAYS,
      'Together these closures shut the desk for more than a year, so nothing could be promised. Shorten them, or close the threads instead.',
    ),
});

export type BusinessCalendar = z.infer<typeof BusinessCalendar>;
export type HolidayPlace = z.infer<typeof Place>;

export const DEFAULT_CALENDAR: BusinessCalendar = {
  timeZone: 'UTC',
  weekly: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
    sat: [],
    sun: [],
  },
  holidays: null,
  closures: [],
};

function hoursOf(day: string) {
  return z
    .array(Span)
    .max(12, `${day} has too many separate hours.`)
    .default([])
    .transform((spans) => spans.toSorted(([a], [b]) => a.localeCompare(b)))
    .superRefine((spans, context) => {
      for (const [i, [from, to]] of spans.entries()) {
        const next = spans[i + 1];
        if (minutesOf(from) >= minutesOf(to)) {
          const message = `On ${day}, ${to} does not come after ${from}. Hours past midnight belong to the next day.`;
          context.addIssue({ code: 'custom', message, path: [i] });
        } else if (next && next[0] < to) {
          const message = `On ${day}, the hours ${from}–${to} and ${next[0]}–${next[1]} overlap.`;
          context.addIssue({ code: 'custom', message, path: [i + 1] });
        }
      }
    });
}

function longestStretch(closures: { from: string; to: string }[]): number {
  let longest = 0;
  let start = Number.NEGATIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  const real = closures.filter(({ from, to }) => isDate(from) && isDate(to) && from <= to); // the others are complained of already
  for (const { from, to } of real.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (dayNumber(from) > end + 1) start = dayNumber(from);
    end = Math.max(end, dayNumber(to));
    longest = Math.max(longest, end - start + 1);
  }
  return longest;
}
