import type { z } from 'zod';
import { WEEKDAYS } from '@/lib/hours/calendar';
import { cleanLine, cleanText } from '@/lib/text/clean';
import { SiteSettings } from './schema';

/** The settings as an owner types them: one line of words a field. */
export type SettingsFields = Record<(typeof settingsFields)[number], string>;

export const settingsFields = [
  'title',
  'tagline',
  'description',
  'organisation',
  'disclaimer',
  'contactEmail',
  'contactWeb',
  'mode',
  'approvalsToTrust',
  'closeAfterDays',
  'hideReported',
  'hideAt',
  'deskMinutes',
  'timeZone',
  ...WEEKDAYS,
  'holidays',
  'closures',
] as const;

export function toFields(settings: SiteSettings): SettingsFields {
  const { title, tagline, description, organisation, disclaimer, contact, moderation, promise, threads, reports } =
    settings;
  const { calendar } = promise;
  const week = WEEKDAYS.map((day) => [day, calendar.weekly[day].map(([from, to]) => `${from}–${to}`).join(', ')]);
  const place = calendar.holidays;
  return {
    title,
    tagline,
    description,
    organisation,
    disclaimer,
    contactEmail: contact.email,
    contactWeb: contact.web,
    mode: moderation.mode,
    approvalsToTrust: String(moderation.approvalsToTrust),
    closeAfterDays: String(threads.closeAfterDays),
    hideReported: reports.hide ? 'yes' : '',
    hideAt: String(reports.hideAt),
    deskMinutes: String(promise.deskMinutes),
    timeZone: calendar.timeZone,
    ...(Object.fromEntries(week) as Record<(typeof WEEKDAYS)[number], string>),
    holidays: place ? [place.country, place.state, place.region].filter(Boolean).join('-') : '',
    closures: calendar.closures.map(({ from, to, reason }) => `${from} ${to} ${reason}`).join('\n'),
  };
}

type Read = { ok: true; settings: SiteSettings } | { ok: false; fields: Record<string, string[]> };

/** What was typed, as settings; whatever the form does not show stays as it is. */
export function readFields(typed: SettingsFields, current: SiteSettings): Read {
  const parsed = SiteSettings.safeParse({
    ...current,
    title: cleanLine(typed.title),
    tagline: cleanLine(typed.tagline),
    description: cleanLine(typed.description),
    organisation: cleanLine(typed.organisation),
    disclaimer: cleanText(typed.disclaimer),
    contact: { email: cleanLine(typed.contactEmail), web: cleanLine(typed.contactWeb) },
    moderation: { ...current.moderation, mode: typed.mode, approvalsToTrust: wholeNumber(typed.approvalsToTrust) },
    threads: { ...current.threads, closeAfterDays: wholeNumber(typed.closeAfterDays) },
    reports: { hide: typed.hideReported === 'yes', hideAt: wholeNumber(typed.hideAt) },
    promise: {
      ...current.promise,
      deskMinutes: wholeNumber(typed.deskMinutes),
      calendar: {
        timeZone: typed.timeZone,
        weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, readHours(typed[day])])),
        holidays: readPlace(typed.holidays),
        closures: readClosures(typed.closures),
      },
    },
  });
  if (parsed.success) return { ok: true, settings: parsed.data };

  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const name = fieldOf(issue.path);
    fields[name] = [...(fields[name] ?? []), sentence(issue)];
  }
  return { ok: false, fields };
}

/** "9:00–12:30, 13:00-17:00" */
function readHours(typed: string): [string, string][] {
  return typed
    .split(/[,;]/)
    .map((span) => span.trim())
    .filter((span) => span !== '' && !/^closed$/i.test(span))
    .map((span) => {
      const [from = '', to = ''] = span.split(/\s*[-–—]\s*/);
      return [from, to];
    });
}

/** "DE", "DE-BY", "US-CA-LA" */
function readPlace(typed: string) {
  const [country, state, region] = typed
    .trim()
    .toUpperCase()
    .split(/[-\s]+/);
  return country ? { country, ...(state ? { state } : {}), ...(region ? { region } : {}) } : null;
}

/** One a line: first day, last day, reason. One day alone is its own last day. */
function readClosures(typed: string) {
  return typed
    .split('\n')
    .map((written) => written.trim())
    .filter(Boolean)
    .map((written) => {
      const [, from = written, to = from, reason = ''] =
        /^(\S+)(?:\s+(\d{4}-\d{2}-\d{2}))?\s*(.*)$/.exec(written) ?? [];
      return { from, to, reason };
    });
}

function wholeNumber(typed: string): number {
  return /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

function fieldOf(path: PropertyKey[]): string {
  const [first, second, third, fourth] = path.map(String);
  if (first === 'contact') return second === 'web' ? 'contactWeb' : 'contactEmail';
  if (first === 'moderation') return second ?? 'mode';
  if (first === 'threads') return second ?? 'closeAfterDays';
  if (first === 'reports') return second === 'hide' ? 'hideReported' : 'hideAt';
  if (first !== 'promise') return first ?? 'title';
  if (second !== 'calendar') return second ?? 'deskMinutes';
  if (third === 'weekly') return fourth ?? 'mon';
  return third ?? 'timeZone';
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.path.includes('deskMinutes')) return 'Give a whole number of minutes from 5 to 14,400.';
  if (issue.path.includes('approvalsToTrust')) return 'Give a whole number from 1 to 100.';
  if (issue.path.includes('closeAfterDays')) return 'Give a whole number of days from 0 to 3,650.';
  if (issue.path.includes('hideAt')) return 'Give a whole number of readers from 2 to 100.';
  const { message } = issue;
  return /^must /.test(message) ? `This ${message}.` : message;
}
