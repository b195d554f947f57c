import { DeskNeverOpens, dueAt } from '@/lib/hours/due';
import type { SiteSettings } from '@/lib/settings/schema';

const MONTH_MS = 30 * 86_400_000;

/** The promise for what is sent now. A desk that is not to open again still owes an answer: within a month. */
export function promisedBy(now: Date, { deskMinutes, calendar }: SiteSettings['promise']): Date {
  try {
    return dueAt(now, deskMinutes, calendar);
  } catch (error) {
    if (error instanceof DeskNeverOpens) return new Date(now.getTime() + MONTH_MS);
    throw error;
  }
}
