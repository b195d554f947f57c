import { type BusinessCalendar, WEEKDAYS } from '@/lib/hours/calendar';
import { deskDay } from '@/lib/hours/day';
import { deskMinutesBetween } from '@/lib/hours/due';
import { type LocalTime, localEnd, localTime, minutesOf, offsetAt } from '@/lib/hours/local';
import {
  capital,
  DAY_NAMES,
  dayName,
  shortDate,
  spokenDay,
  spokenList,
  spokenMoment,
  spokenTime,
  spokenZone,
} from '@/lib/hours/spoken';

/** One sentence in parts, so that a page can set the moment in `<strong><time>`; `text` is all of it. */
export type PromiseSentence = {
  late: boolean;
  lead: string; // "An editor will read this by "
  when: string; // "Tuesday, 10:30"
  dateTime: string; // ISO 8601, UTC
  zone: string | null; // "Berlin time"
  reasons: string[]; // "Monday is a holiday: Easter Monday."
  text: string;
};

/**
 * What is promised, as said at the moment `now`.
 *
 * @param readerZone where the reader's clock is known to be; left out, the desk's zone is named, since the reader may be anywhere
 */
export function promiseSentence({
  now,
  due,
  calendar,
  readerZone,
}: {
  now: Date;
  due: Date;
  calendar: BusinessCalendar;
  readerZone?: string;
}): PromiseSentence {
  const late = now > due;
  const today = localTime(calendar.timeZone, now);
  const until = localEnd(calendar.timeZone, due);
  const lead = late ? 'An editor was to read this by ' : 'An editor will read this by ';
  const when = spokenMoment(until, today.day);
  const zone = zoneToName(calendar.timeZone, due, readerZone);
  const reasons = late ? ['We are late; it is not forgotten.'] : reasonsBetween(today, until, calendar);
  const text = [`${lead}${when}${zone ? ` ${zone}` : ''}.`, ...reasons].join(' ');
  return { late, lead, when, dateTime: due.toISOString(), zone, reasons, text };
}

/** "Every answer is read by an editor, on weekdays from 9:00 to 17:00 Berlin time." */
export function deskHoursSentence(calendar: BusinessCalendar, readerZone?: string): string {
  const everyHour = WEEKDAYS.every((day) => covers(calendar.weekly[day]));
  if (everyHour) return 'Every answer is read by an editor, day and night.';

  const named = readerZone === calendar.timeZone ? '' : ` ${spokenZone(calendar.timeZone)}`;
  const groups = daysWithSameHours(calendar).map(({ days, hours }) => `${spokenDays(days)} ${spokenHours(hours)}`);
  const list = groups.length < 2 ? groups.join('') : `${groups.slice(0, -1).join(', ')}, and ${groups.at(-1)}`;
  return `Every answer is read by an editor, ${list}${named}.`;
}

export type TimeLeft = {
  late: boolean;
  deskMinutes: number; // left, or late
  label: string; // "0:18" in hours of open desk; the clock's "10:30" when it is due on another day
  word: 'left' | 'late';
  day?: string; // "Tue", or "17 Mar" beyond six days: shown in place of the word
};

/** The time left on a promise, as short as the desk's rows are. */
export function timeLeft(now: Date, due: Date, calendar: BusinessCalendar): TimeLeft {
  if (now > due) {
    const deskMinutes = deskMinutesBetween(due, now, calendar);
    return { late: true, deskMinutes, label: spokenTime(deskMinutes), word: 'late' };
  }
  const deskMinutes = deskMinutesBetween(now, due, calendar);
  const until = localEnd(calendar.timeZone, due);
  const ahead = until.day - localTime(calendar.timeZone, now).day;
  if (ahead <= 0) return { late: false, deskMinutes, label: spokenTime(deskMinutes), word: 'left' };
  const day = ahead < 7 ? dayName(until.day).slice(0, 3) : shortDate(until.day);
  return { late: false, deskMinutes, label: spokenTime(until.minute), word: 'left', day };
}

function zoneToName(timeZone: string, at: Date, readerZone?: string): string | null {
  const same = readerZone && offsetAt(readerZone, at.getTime()) === offsetAt(timeZone, at.getTime());
  return same ? null : spokenZone(timeZone);
}

/** Why it takes until then: holidays and closures on days that would have counted. A weekend needs no reason. */
function reasonsBetween(now: LocalTime, until: LocalTime, calendar: BusinessCalendar): string[] {
  const holidays = new Map<string, number[]>();
  const closures = new Map<string, number[]>();
  const partly: string[] = [];
  for (let day = now.day; day < until.day; day++) {
    const { shut } = deskDay(calendar, day);
    if (!shut || (day === now.day && shut.closing <= now.minute)) continue;
    if (shut.by === 'closure') add(closures, shut.reason, day);
    else if (shut.fromMinute === 0) add(holidays, shut.name, day);
    else
      partly.push(
        `${capital(spokenDay(day, now.day))} is a holiday from ${spokenTime(shut.fromMinute)}: ${shut.name}.`,
      );
  }

  return [
    ...holidaySentences([...holidays], now.day),
    ...partly,
    ...[...closures].map(([reason, days]) => `The desk is closed ${closedWhen(days, now.day)}: ${sentenceEnd(reason)}`),
  ];
}

function holidaySentences(holidays: [name: string, days: number[]][], today: number): string[] {
  const [only] = holidays;
  if (!only) return [];
  const spans = holidays.map(([, days]) => spokenSpan(days, today));
  if (holidays.length > 1) return [`${capital(spokenList(spans))} are holidays.`];
  const [name, days] = only;
  return [`${capital(spans[0]!)} ${days.length === 1 ? 'is a holiday' : 'are holidays'}: ${sentenceEnd(name)}`];
}

function closedWhen(days: number[], today: number): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (days.length > 1) return first === today ? `until ${spokenDay(last, today)}` : `from ${spokenSpan(days, today)}`;
  return first - today < 2 ? spokenDay(first, today) : `on ${spokenDay(first, today)}`;
}

function spokenSpan(days: number[], today: number): string {
  const first = spokenDay(days[0]!, today);
  return days.length === 1 ? first : `${first} to ${spokenDay(days.at(-1)!, today)}`;
}

function sentenceEnd(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}

function add(groups: Map<string, number[]>, name: string, day: number) {
  groups.set(name, [...(groups.get(name) ?? []), day]);
}

type Hours = BusinessCalendar['weekly']['mon'];

/** Days of the week that share their hours, in the order of the week; days without hours are left out. */
function daysWithSameHours({ weekly }: BusinessCalendar): { days: number[]; hours: Hours }[] {
  const groups = new Map<string, { days: number[]; hours: Hours }>();
  for (const [index, day] of WEEKDAYS.entries()) {
    const hours = joined(weekly[day]);
    if (hours.length === 0) continue;
    const key = JSON.stringify(hours);
    const group = groups.get(key) ?? { days: [], hours };
    group.days.push(index);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function spokenDays(days: number[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  const inARow = last - first === days.length - 1;
  if (days.length === 7) return 'every day';
  if (inARow && first === 0 && last === 4) return 'on weekdays';
  if (inARow && first === 5 && last === 6) return 'at weekends';
  if (inARow && days.length > 2) return `${DAY_NAMES[first]} to ${DAY_NAMES[last]}`;
  return `on ${spokenList(days.map((day) => `${DAY_NAMES[day]}s`))}`;
}

function spokenHours(hours: Hours): string {
  if (covers(hours)) return 'at any hour';
  return spokenList(
    hours.map(
      ([from, to]) =>
        `from ${spokenTime(minutesOf(from))} to ${to === '24:00' ? 'midnight' : spokenTime(minutesOf(to))}`,
    ),
  );
}

function covers(hours: Hours): boolean {
  const [only, more] = joined(hours);
  return only?.[0] === '00:00' && only[1] === '24:00' && !more;
}

/** Hours that touch are one: 9–12 and 12–17 are said as 9 to 17. */
function joined(hours: Hours): Hours {
  const spans: Hours = [];
  for (const [from, to] of hours) {
    const last = spans.at(-1);
    if (last && last[1] === from) spans[spans.length - 1] = [last[0], to];
    else spans.push([from, to]);
  }
  return spans;
}
