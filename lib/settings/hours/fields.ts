import type { z } from 'zod';
import { WEEKDAYS, type Weekday } from '@/lib/hours/calendar';
import { cleanLine } from '@/lib/text/clean';
import { type ReadSettings, SiteSettings } from '../schema';

export type ClosureFields = { from: string; to: string; reason: string };

/** The desk's hours as an owner types them. */
export type HoursFields = Record<Weekday, string> & {
  deskMinutes: string;
  nearingMinutes: string;
  timeZone: string;
  country: string;
  state: string;
  region: string;
  closures: ClosureFields[];
};

export const hoursFields = [
  'deskMinutes',
  'nearingMinutes',
  'timeZone',
  'country',
  'state',
  'region',
  ...WEEKDAYS,
] as const;

export const CLOSURES_MAX = 200;

export function toHoursFields({ promise }: SiteSettings): HoursFields {
  const { calendar, deskMinutes, nearingMinutes } = promise;
  const week = WEEKDAYS.map((day) => [day, calendar.weekly[day].map(([from, to]) => `${from}–${to}`).join(', ')]);
  const place = calendar.holidays;
  return {
    ...(Object.fromEntries(week) as Record<Weekday, string>),
    deskMinutes: String(deskMinutes),
    nearingMinutes: String(nearingMinutes),
    timeZone: calendar.timeZone,
    country: place?.country ?? '',
    state: place?.state ?? '',
    region: place?.region ?? '',
    closures: calendar.closures.map((closure) => ({ ...closure })),
  };
}

/** What was typed, as settings; rows of closures that were left empty are none. */
export function readHoursFields(typed: HoursFields, current: SiteSettings): ReadSettings {
  const closures = typed.closures.filter((closure) => Object.values(closure).some((value) => value.trim() !== ''));
  const parsed = SiteSettings.safeParse({
    ...current,
    promise: {
      deskMinutes: wholeNumber(typed.deskMinutes),
      nearingMinutes: wholeNumber(typed.nearingMinutes),
      calendar: {
        timeZone: typed.timeZone,
        weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, readSpans(typed[day])])),
        holidays: readPlace(typed),
        closures: closures.map(({ from, to, reason }) => ({
          from,
          to: to.trim() === '' ? from : to, // one day alone is its own last day
          reason: cleanLine(reason),
        })),
      },
    },
  });
  if (parsed.success) return { ok: true, settings: parsed.data };

  const places = closures.map((closure) => typed.closures.indexOf(closure)); // where each stands on the page
  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const name = fieldOf(issue.path, places);
    fields[name] = [...(fields[name] ?? []), sentence(issue)];
  }
  return { ok: false, fields };
}

/** "9:00–12:30, 13:00-17:00" */
function readSpans(typed: string): [string, string][] {
  return typed
    .split(/[,;]/)
    .map((span) => span.trim())
    .filter((span) => span !== '' && !/^closed$/i.test(span))
    .map((span) => {
      const [from = '', to = ''] = span.split(/[-–—]/);
      return [from.trim(), to.trim()];
    });
}

function readPlace({ country, state, region }: HoursFields) {
  if (country.trim() === '') return null;
  return { country, ...(state.trim() ? { state } : {}), ...(state.trim() && region.trim() ? { region } : {}) };
}

function wholeNumber(typed: string): number {
  return /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

function fieldOf(path: PropertyKey[], places: number[]): string {
  const [, second, third, fourth] = path.map(String);
  if (second !== 'calendar') return second ?? 'deskMinutes';
  if (third === 'weekly') return fourth ?? 'mon';
  if (third === 'holidays') return fourth ?? 'country';
  if (third === 'closures') return fourth === undefined ? 'closures' : `closure-${places[Number(fourth)]}`;
  return third ?? 'timeZone';
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.path.includes('deskMinutes')) return 'Give a whole number of minutes from 5 to 14,400.';
  if (issue.path.includes('nearingMinutes')) return 'Give a whole number of minutes from 0 to 14,400.';
  const { message } = issue;
  return /^must /.test(message) ? `This ${message}.` : message;
}
