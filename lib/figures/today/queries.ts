import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { dateOf, dayNumber, localDay, localTime, weekdayOf } from '@/lib/hours/local';
import { shortDate, spokenMoment } from '@/lib/hours/spoken';
import { countViews } from '@/lib/moderation/counts-store';
import { getQueue } from '@/lib/moderation/queries';
import { unfiltered } from '@/lib/moderation/queue-filter';
import { startOfLocalDay } from '@/lib/moderation/spans';
import { getSettings } from '@/lib/settings/queries';
import { countLate, findPace, listKeptByWeek, listReasons, listSpeeds, listVolume } from '../desk-store';

const BAR_MINUTES_MIN = 5;
const BARS = 12;
const WEEKS = 12;
const DAYS = 14;
const REASONS = 8;
const SHOWN_TODAY = 5;

/** The desk's first page: how the promise stands, what waits, and what became of the answers. */
export async function getToday(actor: Actor, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const { promise } = await getSettings();
  const { calendar, deskMinutes } = promise;
  const { timeZone } = calendar;
  const today = localDay(timeZone, now.getTime());
  const monday = today - weekdayOf(today);
  const since = (day: number) => startOfLocalDay(timeZone, now, day);
  const step = Math.max(BAR_MINUTES_MIN, Math.ceil(deskMinutes / (BARS - 2)));

  const [kept, speed, speeds, reasons, days, late, next, counts] = await Promise.all([
    listKeptByWeek(since(monday - 7 * (WEEKS - 1)), timeZone),
    findPace(since(monday - 21)),
    listSpeeds(since(monday - 21), step, BARS),
    listReasons(since(today - 90), REASONS),
    listVolume({ from: since(today - DAYS + 1), timeZone, step: 'day' }),
    countLate(actor, now),
    getQueue(actor, unfiltered('waiting'), null, now),
    countViews(actor),
  ]);

  const weeks = Array.from({ length: WEEKS }, (_, index) => {
    const day = monday - 7 * (WEEKS - 1 - index);
    const found = kept.find((row) => dayNumber(row.week) === day);
    return { label: shortDate(day), kept: found?.kept ?? 0, promised: found?.promised ?? 0 };
  });
  const { label: _, ...week } = weeks.at(-1)!;
  return {
    week,
    late,
    waiting: counts.waiting,
    weeks,
    speed,
    speeds: {
      step,
      deskMinutes,
      bars: Array.from({ length: BARS }, (_, bar) => speeds.find((row) => row.bar === bar)?.decided ?? 0),
    },
    reasons,
    days: Array.from({ length: DAYS }, (_, index) => {
      const day = today - DAYS + 1 + index;
      const found = days.find(({ at }) => at === dateOf(day));
      const name = index === DAYS - 1 ? 'today' : ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day)]!;
      const { approved = 0, rejected = 0, spam = 0, waiting = 0 } = found ?? {};
      return { name, date: shortDate(day), approved, rejected, spam, waiting };
    }),
    nextDue: next?.rows[0]?.dueAt ? spokenMoment(localTime(timeZone, new Date(next.rows[0].dueAt)), today) : null,
    next: (next?.rows ?? []).slice(0, SHOWN_TODAY),
  };
}

export type Today = NonNullable<Awaited<ReturnType<typeof getToday>>>;
