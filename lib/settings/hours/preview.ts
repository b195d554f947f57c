import type { BusinessCalendar } from '@/lib/hours/calendar';
import { deskDay } from '@/lib/hours/day';
import { dueAt } from '@/lib/hours/due';
import { DAY, localDay, MINUTE } from '@/lib/hours/local';
import { dayName, shortDate, spokenTime } from '@/lib/hours/spoken';
import { deskHoursSentence, promiseSentence } from '@/lib/hours/words';

const DAYS = 14;

export type PreviewDay = { date: string; name: string; open: string; shut: string | null };

export type HoursPreview = { hours: string; promise: string; days: PreviewDay[] };

/** What these hours come to: the sentence that readers see, a promise given now, and the next two weeks. */
export function previewHours(calendar: BusinessCalendar, deskMinutes: number, now: Date): HoursPreview {
  const today = localDay(calendar.timeZone, now.getTime());
  const due = dueAt(now, deskMinutes, calendar);
  return {
    hours: deskHoursSentence(calendar),
    promise: promiseSentence({ now, due, calendar }).text,
    days: Array.from({ length: DAYS }, (_, index) => dayOf(calendar, today + index)),
  };
}

function dayOf(calendar: BusinessCalendar, day: number): PreviewDay {
  const { pieces, shut } = deskDay(calendar, day);
  const time = (instant: number, offset: number) => spokenTime(Math.round((instant + offset - day * DAY) / MINUTE));
  return {
    date: shortDate(day),
    name: dayName(day),
    open: pieces.map(({ start, end, offset }) => `${time(start, offset)}–${time(end, offset)}`).join(', '),
    shut: shut ? (shut.by === 'holiday' ? shut.name : shut.reason) : null,
  };
}
