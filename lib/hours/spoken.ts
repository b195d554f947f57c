import { dateOf, type LocalTime, weekdayOf } from '@/lib/hours/local';

export const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** 9:40, 16:30, 24:00 */
export function spokenTime(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

export function dayName(day: number): string {
  return DAY_NAMES[weekdayOf(day)]!;
}

/** "Tuesday 10 March", with the year where it is not the reader's. */
export function fullDay(day: number, today: number): string {
  const [year, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
  const words = `${dayName(day)} ${date} ${MONTHS[month - 1]}`;
  return dateOf(today).startsWith(String(year)) ? words : `${words} ${year}`;
}

/** "10 Mar" */
export function shortDate(day: number): string {
  const [, month, date] = dateOf(day).split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]!.slice(0, 3)}`;
}

/** How one says a day when it is `today`: a bare weekday would be misheard beyond six days, or in the past. */
export function spokenDay(day: number, today: number): string {
  const ahead = day - today;
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead === -1) return 'yesterday';
  return 1 < ahead && ahead < 7 ? dayName(day) : fullDay(day, today);
}

/** "today, 14:10" · "Tuesday, 10:30" · "Tuesday 10 March, 10:30" */
export function spokenMoment(at: LocalTime, today: number): string {
  return `${spokenDay(at.day, today)}, ${spokenTime(at.minute)}`;
}

/** "two desk hours", "90 desk minutes" */
export function spokenDeskTime(minutes: number): string {
  if (minutes > 0 && minutes % 60 === 0) return counted(minutes / 60, 'desk hour');
  return counted(minutes, 'desk minute');
}

export function spokenList(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "Berlin time", "UTC" */
export function spokenZone(timeZone: string): string {
  const fixed = /^Etc\/GMT([+-])(\d+)$/.exec(timeZone);
  if (fixed && Number(fixed[2]) !== 0) return `UTC${fixed[1] === '+' ? '−' : '+'}${Number(fixed[2])}`; // POSIX signs are turned round
  if (/^(Etc\/)?(UTC|UCT|GMT|GMT[+-]?0|Zulu|Universal|Greenwich)$/i.test(timeZone)) return 'UTC';
  if (!timeZone.includes('/')) return timeZone;
  return `${timeZone.split('/').at(-1)!.replaceAll('_', ' ')} time`;
}

function counted(count: number, noun: string): string {
  return `${NUMBERS[count] ?? count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
