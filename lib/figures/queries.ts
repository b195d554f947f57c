import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { WEEKDAYS } from '@/lib/hours/calendar';
import { dayNumber, localDay, minutesOf } from '@/lib/hours/local';
import { startOfLocalDay } from '@/lib/moderation/spans';
import { listGuidelines } from '@/lib/pages/store';
import { getSettings } from '@/lib/settings/queries';
import { agreementOf } from './agreement';
import {
  countOverturned,
  findPace,
  listBusiest,
  listLoad,
  listPace,
  listPairs,
  listReasons,
  listVolume,
} from './desk-store';
import { findHead, findLogFigures, findWaits, type Head, listCitations, listMonths } from './log-store';
import { stepFor, stretches } from './steps';

export const spans = [14, 30, 90, 365] as const; // days
export type Days = (typeof spans)[number];

const REASONS = 12;

/** The desk's figures for the last so many days, cut so that a chart can be read. */
export async function getDeskFigures(actor: Actor, days: Days, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const { promise } = await getSettings();
  const { timeZone } = promise.calendar;
  const today = localDay(timeZone, now.getTime());
  const step = stepFor(days);
  const marks = stretches(today, days, step);
  const from = startOfLocalDay(timeZone, now, dayNumber(marks[0]!.at));
  const [volume, pace, whole, reasons, busiest, load, pairs, overturned] = await Promise.all([
    listVolume({ from, timeZone, step }),
    listPace({ from, timeZone, step }),
    findPace(from),
    listReasons(from, REASONS),
    listBusiest(from),
    listLoad({ from, timeZone }),
    listPairs(from),
    countOverturned(from),
  ]);
  return {
    days,
    step,
    deskMinutes: promise.deskMinutes,
    volume: marks.map((mark) => ({ ...mark, ...(volume.find(({ at }) => at === mark.at) ?? nothing) })),
    pace: marks.map((mark) => ({ ...mark, pace: pace.find(({ at }) => at === mark.at) ?? null })),
    whole,
    reasons,
    busiest,
    load,
    open: WEEKDAYS.flatMap((name, weekday) =>
      promise.calendar.weekly[name].map(([opens, closes]) => ({
        weekday,
        from: minutesOf(opens),
        to: minutesOf(closes),
      })),
    ),
    agreement: agreementOf(pairs),
    overturned,
  };
}

export type DeskFigures = NonNullable<Awaited<ReturnType<typeof getDeskFigures>>>;

const nothing = { approved: 0, rejected: 0, spam: 0, waiting: 0 };
const YEAR = 365;

/** What everybody may know of how this conversation is kept: the last twelve months, from the log alone. */
export async function getTransparency(now: Date) {
  const { promise, title } = await getSettings();
  const { timeZone } = promise.calendar;
  const today = localDay(timeZone, now.getTime());
  const marks = stretches(today, YEAR, 'month');
  const span = { from: startOfLocalDay(timeZone, now, dayNumber(marks[0]!.at)), to: now };
  const [figures, months, citations, waits, clauses, head] = await Promise.all([
    findLogFigures(span),
    listMonths(span, timeZone),
    listCitations(span),
    findWaits(span),
    listGuidelines(),
    findHead(startOfLocalDay(timeZone, now)),
  ]);
  return {
    title,
    since: span.from,
    timeZone,
    figures,
    months: marks.map((mark) => ({
      ...mark,
      ...(months.find(({ month }) => mark.at.startsWith(month)) ?? { received: 0, approved: 0, rejected: 0, spam: 0 }),
    })),
    citations: citations.map(({ clause, rejected }) => ({
      clause,
      title: clauses.find(({ number }) => number === clause)?.title ?? (clause ? `Clause ${clause}` : 'A rule'),
      rejected,
    })),
    waits,
    head: head && printed(head),
  };
}

export type Transparency = Awaited<ReturnType<typeof getTransparency>>;

/** The last event before today, as it is published: `npm run verify -- --head ID:HASH` proves that it still stands. */
export async function getLogHead(now: Date) {
  const { promise } = await getSettings();
  const head = await findHead(startOfLocalDay(promise.calendar.timeZone, now));
  return head && printed(head);
}

function printed({ id, at, hash }: Head) {
  return { id: String(id), at, hash: Buffer.from(hash).toString('hex') };
}
