import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { dayNumber, localTime } from '@/lib/hours/local';
import { fullDay, spokenTime } from '@/lib/hours/spoken';
import { startOfLocalDay } from '@/lib/moderation/spans';
import { getSettings } from '@/lib/settings/queries';
import type { LogFilter } from './schema';
import { listEvents, listStaffNames, namesOf } from './store';
import { detailsInWords, eventInWords, subjectPath } from './words';

const PAGE = 50;

/** One page of the log, by days of the desk, latest first. */
export async function getLog(actor: Actor, filter: LogFilter, now: Date) {
  if (!can(actor, 'log.read')) return null;
  const { promise } = await getSettings();
  const { timeZone } = promise.calendar;
  const edge = (date: string | null, days: number) =>
    date === null ? null : startOfLocalDay(timeZone, now, dayNumber(date) + days);
  const [rows, staff] = await Promise.all([
    listEvents({ ...filter, from: edge(filter.from, 0), to: edge(filter.to, 1) }, PAGE + 1),
    listStaffNames(),
  ]);
  const shown = rows.slice(0, PAGE);
  const names = await namesOf([...new Set(shown.flatMap(({ actorId }) => actorId ?? []))]);
  const today = localTime(timeZone, now).day;
  return {
    entries: shown.map((row) => {
      const at = localTime(timeZone, row.at);
      return {
        id: String(row.id),
        day: fullDay(at.day, today),
        time: spokenTime(at.minute),
        at: row.at.toISOString(),
        who: row.actorId === null ? 'The site' : (names.get(row.actorId) ?? `Person ${row.actorId}`),
        what: eventInWords(row.kind),
        subject: `${row.subject} ${row.subjectId}`,
        href: subjectPath(row.subject, row.subjectId),
        details: detailsInWords(row.data),
        hash: Buffer.from(row.hash).toString('hex'),
      };
    }),
    staff,
    next: rows.length > PAGE ? shown.at(-1)!.id : null,
  };
}

export type LogEntry = NonNullable<Awaited<ReturnType<typeof getLog>>>['entries'][number];
