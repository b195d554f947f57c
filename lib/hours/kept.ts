import type { BusinessCalendar } from '@/lib/hours/calendar';
import { deskMinutesBetween } from '@/lib/hours/due';

export function promiseKept({ due, decidedAt }: { due: Date; decidedAt: Date }): boolean {
  return decidedAt <= due;
}

export type KeptPromise = { submittedAt: Date; due: Date; decidedAt: Date | null };

export type KeptSummary = {
  promised: number; // decided, or due by now
  kept: number;
  share: number | null; // 0 to 1; null before anything was promised
  medianDeskMinutes: number | null; // from submission to decision, of those decided
};

/** How a set of promises was kept up to `now`. One that is overdue and undecided is broken; one not yet due says nothing. */
export function summarisePromises(promises: KeptPromise[], calendar: BusinessCalendar, now: Date): KeptSummary {
  const settled = promises.filter(({ due, decidedAt }) => decidedAt || due < now);
  const kept = settled.filter(({ due, decidedAt }) => decidedAt && promiseKept({ due, decidedAt })).length;
  const minutes = promises.flatMap(({ submittedAt, decidedAt }) =>
    decidedAt ? [deskMinutesBetween(submittedAt, decidedAt, calendar)] : [],
  );
  const share = settled.length === 0 ? null : kept / settled.length;
  return { promised: settled.length, kept, share, medianDeskMinutes: median(minutes) };
}

function median(numbers: number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}
