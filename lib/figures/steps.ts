import { DAY, dateOf, dayNumber, weekdayOf } from '@/lib/hours/local';
import { shortDate } from '@/lib/hours/spoken';

export type Step = 'day' | 'week' | 'month';

/** A stretch of a chart: its first day as the database writes it, and as people say it. */
export type Stretch = { at: string; name: string; date: string };

/** How finely a time is cut, so that a chart has between a dozen and some thirty marks. */
export function stepFor(days: number): Step {
  if (days <= 31) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/**
 * The stretches that end with today, as PostgreSQL's `date_trunc` cuts them: weeks begin on Monday.
 *
 * @param today a local day number
 */
export function stretches(today: number, days: number, step: Step): Stretch[] {
  const end = firstDay(today, step);
  const found: Stretch[] = [];
  for (let day = firstDay(today - days + 1, step); day <= end; day = following(day, step)) {
    const year = dateOf(day).slice(0, 4);
    const date = `${shortDate(day)} ${year}`;
    found.push({ at: dateOf(day), name: step === 'month' ? date.slice(2).trim() : shortDate(day), date });
  }
  return found;
}

function firstDay(day: number, step: Step): number {
  if (step === 'day') return day;
  if (step === 'week') return day - weekdayOf(day);
  return dayNumber(`${dateOf(day).slice(0, 7)}-01`);
}

function following(day: number, step: Step): number {
  if (step === 'day') return day + 1;
  if (step === 'week') return day + 7;
  const [year, month] = dateOf(day).split('-').map(Number) as [number, number];
  return Math.floor(Date.UTC(year, month) / DAY);
}
