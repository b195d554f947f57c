import type { BusinessCalendar } from '@/lib/hours/calendar';
import { deskDay, type Shut } from '@/lib/hours/day';
import { deskMinutesBetween } from '@/lib/hours/due';
import { DAY, dateOf, HOUR, type LocalTime, localEnd, localTime } from '@/lib/hours/local';
import { dayName, fullDay, spokenDeskTime, spokenTime } from '@/lib/hours/spoken';

export const STRIP_MAX_DAYS = 5;

/** Hours of the local day, 0 to 24, as a clock on the wall shows them. */
type Span = [from: number, to: number];

export type StripDay = {
  kind: 'day';
  date: string; // YYYY-MM-DD
  shut: 'holiday' | 'closed' | null;
  label: string; // "Fri 16:30", "Sat", "Mon, holiday", "Tue 10:30"
  open: Span[];
  counted: Span[];
  run: Span;
  now: number | null;
  due: number | null;
  dueLabel: string | null; // the due time, when it shares its day with now
};

/** Days in the middle that were folded into one place. */
export type StripFold = { kind: 'fold'; label: string; days: number };

export type Strip = { label: string; days: (StripDay | StripFold)[] };

/** The figure that shows why it takes until then: from the first moment to the due one, in at most five days. */
export function promiseStrip(from: Date, due: Date, calendar: BusinessCalendar): Strip {
  const until = due > from ? due : from;
  const first = localTime(calendar.timeZone, from);
  const last = lastMoment(first, localEnd(calendar.timeZone, until));
  const drawn = (day: number) => drawDay(day, { from, until, first, last, calendar });
  return {
    label: figureLabel(first, last, deskMinutesBetween(from, until, calendar)),
    days: foldMiddle(first.day, last.day, drawn),
  };
}

/** Sent at midnight sharp and due at once, the end would lie on the day before the beginning. */
function lastMoment(first: LocalTime, last: LocalTime): LocalTime {
  return last.day < first.day ? first : last;
}

function foldMiddle(first: number, last: number, draw: (day: number) => StripDay): Strip['days'] {
  const days = Array.from({ length: last - first + 1 }, (_, i) => draw(first + i));
  if (days.length <= STRIP_MAX_DAYS) return days;
  const folded = days.length - (STRIP_MAX_DAYS - 1);
  const start = quietest(days, folded);
  return [
    ...days.slice(0, start),
    { kind: 'fold', label: `… ${folded} days`, days: folded },
    ...days.slice(start + folded),
  ];
}

/** Where to fold so that the days that count, and those that explain, stay in sight; in the very middle when it is all one. */
function quietest(days: StripDay[], length: number): number {
  const told = (start: number) =>
    days.slice(start, start + length).filter((day) => day.open.length > 0 || day.shut).length;
  return [2, 1, 3].reduce((best, start) => (told(start) < told(best) ? start : best));
}

type Frame = { from: Date; until: Date; first: LocalTime; last: LocalTime; calendar: BusinessCalendar };

function drawDay(day: number, frame: Frame): StripDay {
  const { from, until, first, last, calendar } = frame;
  const { pieces, shut: why } = deskDay(calendar, day);
  const hour = (instant: number, offset: number) => (instant + offset - day * DAY) / HOUR;
  const counted = pieces.map(({ start, end, offset }) => ({
    start: Math.max(start, from.getTime()),
    end: Math.min(end, until.getTime()),
    offset,
  }));
  const now = day === first.day ? first.minute / 60 : null;
  const due = day === last.day ? last.minute / 60 : null;
  const shut = shutAllDay(why);
  const alone = first.day === last.day;

  return {
    kind: 'day',
    date: dateOf(day),
    shut,
    label: dayLabel(day, shut, frame),
    open: joinSpans(pieces.map(({ start, end, offset }) => [hour(start, offset), hour(end, offset)])),
    counted: joinSpans(
      counted
        .filter(({ start, end }) => start < end)
        .map(({ start, end, offset }) => [hour(start, offset), hour(end, offset)]),
    ),
    run: [now ?? 0, Math.max(now ?? 0, due ?? 24)],
    now,
    due,
    dueLabel: alone ? spokenTime(last.minute) : null,
  };
}

function dayLabel(day: number, shut: StripDay['shut'], { first, last }: Frame): string {
  const name = dayName(day).slice(0, 3);
  if (day === first.day) return `${name} ${spokenTime(first.minute)}`;
  if (day === last.day) return `${name} ${spokenTime(last.minute)}`;
  return shut ? `${name}, ${shut}` : name;
}

/** Half a holiday shows in its hours; the day itself is not shut. */
function shutAllDay(shut: Shut | undefined): StripDay['shut'] {
  if (shut?.by === 'closure') return 'closed';
  return shut?.by === 'holiday' && shut.fromMinute === 0 ? 'holiday' : null;
}

/** "Counting two desk hours from Friday 16:30 to Tuesday 10:30" */
function figureLabel(first: LocalTime, last: LocalTime, minutes: number): string {
  const named = (day: number) => (last.day - first.day < 7 ? dayName(day) : fullDay(day, first.day));
  const begin = `${named(first.day)} ${spokenTime(first.minute)}`;
  const end = `${last.day === first.day ? '' : `${named(last.day)} `}${spokenTime(last.minute)}`;
  return `Counting ${spokenDeskTime(minutes)} from ${begin} to ${end}`;
}

/** In the order of the wall clock; an hour that the clock shows twice is drawn once. */
function joinSpans(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
