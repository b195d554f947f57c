import type { z } from 'zod';
import { cleanLine, cleanText } from '@/lib/text/clean';
import { type ReadSettings, SiteSettings } from './schema';

/** The settings as an owner types them: one line of words a field. The desk's hours have a form of their own: `hours/fields.ts`. */
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
  'reviseDays',
  'appealDays',
  'appealDeskMinutes',
  'hideReported',
  'hideAt',
  'secondLookPercent',
] as const;

export function toFields(settings: SiteSettings): SettingsFields {
  const { title, tagline, description, organisation, disclaimer, contact, moderation, threads, reports, fairness } =
    settings;
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
    reviseDays: String(fairness.reviseDays),
    appealDays: String(fairness.appealDays),
    appealDeskMinutes: String(fairness.appealDeskMinutes),
    hideReported: reports.hide ? 'yes' : '',
    hideAt: String(reports.hideAt),
    secondLookPercent: String(moderation.secondLookPercent),
  };
}

/** What was typed, as settings; whatever the form does not show stays as it is. */
export function readFields(typed: SettingsFields, current: SiteSettings): ReadSettings {
  const parsed = SiteSettings.safeParse({
    ...current,
    title: cleanLine(typed.title),
    tagline: cleanLine(typed.tagline),
    description: cleanLine(typed.description),
    organisation: cleanLine(typed.organisation),
    disclaimer: cleanText(typed.disclaimer),
    contact: { email: cleanLine(typed.contactEmail), web: cleanLine(typed.contactWeb) },
    moderation: {
      ...current.moderation,
      mode: typed.mode,
      approvalsToTrust: wholeNumber(typed.approvalsToTrust),
      secondLookPercent: wholeNumber(typed.secondLookPercent),
    },
    threads: { ...current.threads, closeAfterDays: wholeNumber(typed.closeAfterDays) },
    fairness: {
      reviseDays: wholeNumber(typed.reviseDays),
      appealDays: wholeNumber(typed.appealDays),
      appealDeskMinutes: wholeNumber(typed.appealDeskMinutes),
    },
    reports: { hide: typed.hideReported === 'yes', hideAt: wholeNumber(typed.hideAt) },
  });
  if (parsed.success) return { ok: true, settings: parsed.data };

  const fields: Record<string, string[]> = {};
  for (const issue of parsed.error.issues) {
    const name = fieldOf(issue.path);
    fields[name] = [...(fields[name] ?? []), sentence(issue)];
  }
  return { ok: false, fields };
}

function wholeNumber(typed: string): number {
  return /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
}

function fieldOf(path: PropertyKey[]): string {
  const [first, second] = path.map(String);
  if (first === 'contact') return second === 'web' ? 'contactWeb' : 'contactEmail';
  if (first === 'moderation') return second ?? 'mode';
  if (first === 'threads') return second ?? 'closeAfterDays';
  if (first === 'fairness') return second ?? 'reviseDays';
  if (first === 'reports') return second === 'hide' ? 'hideReported' : 'hideAt';
  return first ?? 'title';
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.path.includes('approvalsToTrust')) return 'Give a whole number from 1 to 100.';
  if (issue.path.includes('closeAfterDays')) return 'Give a whole number of days from 0 to 3,650.';
  if (issue.path.includes('secondLookPercent')) return 'Give a whole number from 0 to 100.';
  if (issue.path.includes('reviseDays')) return 'Give a whole number of days from 1 to 365.';
  if (issue.path.includes('appealDays')) return 'Give a whole number of days from 1 to 3,650.';
  if (issue.path.includes('appealDeskMinutes')) return 'Give a whole number of minutes from 5 to 14,400.';
  if (issue.path.includes('hideAt')) return 'Give a whole number of readers from 2 to 100.';
  const { message } = issue;
  return /^must /.test(message) ? `This ${message}.` : message;
}
