import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { dateOf, dayNumber, localDay, localTime, weekdayOf } from '@/lib/hours/local';
import { shortDate, spokenMoment } from '@/lib/hours/spoken';
import { timeLeft } from '@/lib/hours/words';
import { getSettings } from '@/lib/settings/queries';
import { allowedDecisions, type CommentState } from './decisions';
import {
  type Cursor,
  countDecisionsSince,
  countViews,
  findRecentDecision,
  findWhole,
  listAll,
  listDecided,
  listStatesOf,
  listWaiting,
  type QueueRow,
  tallyOf,
} from './queue-store';
import { linkTargets, oneLine, whyItWaits } from './read-case';
import type { View } from './schema';
import { startOfLocalDay } from './spans';
import { countKept, countLate, findSpeed, listDays, listKeptByWeek, listReasons, listSpeeds } from './today-store';
import { decisionInWords } from './words';

const PAGE = 30;
const TICKS = 17;

export type Row = ReturnType<typeof toRow>;

export const getCounts = cache(async (actor: Actor) => (can(actor, 'comment.decide') ? countViews() : null));

/** One page of a view; `next` is where the following page begins. */
export async function getQueue(actor: Actor, view: View, after: string | null, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const cursor = readCursor(after);
  const rows = await listView(view, cursor, PAGE + 1);
  const { promise } = await getSettings();
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toRow(row, view, now, promise.calendar)),
    next: rows.length > PAGE && last ? writeCursor(view, last) : null,
    begins: cursor === null,
  };
}

function listView(view: View, cursor: Cursor | null, take: number): Promise<QueueRow[]> {
  if (view === 'waiting') return listWaiting(cursor, take);
  if (view === 'all') return listAll(cursor, take);
  return listDecided(view, cursor, take);
}

function writeCursor(view: View, row: QueueRow): string {
  const at = view === 'waiting' ? row.dueAt : row.sentAt;
  return `${(at ?? row.sentAt).getTime()}_${row.id}`;
}

function readCursor(text: string | null): Cursor | null {
  const parts = /^(-?\d{1,15})_(\d{1,9})$/.exec(text ?? '');
  return parts ? { at: new Date(Number(parts[1])), id: Number(parts[2]) } : null;
}

type Calendar = Parameters<typeof timeLeft>[2];

const stateWords: Record<CommentState, string> = {
  pending: 'waits',
  approved: 'approved',
  rejected: 'rejected',
  spam: 'spam',
  withdrawn: 'withdrawn',
  deleted: 'deleted',
};

const SOON_MINUTES = 30;

function toRow(row: QueueRow, view: View, now: Date, calendar: Calendar) {
  const waits = row.state === 'pending' && row.dueAt !== null && !row.awaitsConfirmation;
  const left = waits ? timeLeft(now, row.dueAt!, calendar) : null;
  const sent = localTime(calendar.timeZone, row.sentAt);
  return {
    id: row.id,
    state: row.state as CommentState,
    name: row.person.name,
    say: oneLine(row.html) || '(no words)',
    postTitle: row.post.title,
    why: view === 'waiting' ? row.heldFor : row.awaitsConfirmation ? 'awaits confirmation' : stateWords[row.state],
    left: left
      ? {
          label: left.label,
          word: left.day ?? left.word,
          tone: left.late ? ('late' as const) : left.deskMinutes <= SOON_MINUTES ? ('soon' as const) : null,
        }
      : { label: shortDate(sent.day), word: stateWords[row.state], tone: null },
    dueAt: row.dueAt?.toISOString() ?? null,
  };
}

/** Everything that a decision needs, about one comment. */
export async function getCase(actor: Actor, id: number, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const comment = await findWhole(id);
  if (!comment) return null;
  const { promise, moderation } = await getSettings();
  const { calendar } = promise;
  const today = localTime(calendar.timeZone, now).day;
  const moment = (at: Date) => spokenMoment(localTime(calendar.timeZone, at), today);
  const [states, tally] = await Promise.all([
    listStatesOf(comment.person.id, id, TICKS),
    tallyOf(comment.person.id, id),
  ]);
  const earlier = states.length;
  const waits = comment.state === 'pending' && comment.dueAt !== null;
  const standing = comment.decisions.find((decision) => decision.undoneAt === null) ?? null;

  return {
    id,
    version: comment.version,
    state: comment.state as CommentState,
    awaitsConfirmation: comment.awaitsConfirmation,
    isPingback: comment.kind === 'pingback',
    html: comment.html,
    quote: comment.quote,
    post: comment.post,
    sent: moment(comment.sentAt),
    sentAt: comment.sentAt.toISOString(),
    edited: comment.editedAt ? moment(comment.editedAt) : null,
    earlierVersions: comment.revisions.map(({ version, source, createdAt }) => ({
      version,
      source,
      when: moment(createdAt),
    })),
    targets: linkTargets(comment.html),
    because: whyItWaits({
      heldFor: comment.heldFor,
      html: comment.html,
      spamChance: comment.spamChance,
      isGuest: comment.person.role === 'reader',
      earlier,
    }),
    left: waits ? { ...timeLeft(now, comment.dueAt!, calendar), due: moment(comment.dueAt!) } : null,
    parent: comment.parent && {
      id: comment.parent.id,
      name: comment.parent.person.name,
      when: moment(comment.parent.sentAt),
      words: oneLine(comment.parent.html, 400),
      state: comment.parent.state as CommentState,
    },
    person: {
      name: comment.person.name,
      is: personInWords(comment.person, moment),
      states: states.map(({ state }) => state as CommentState).toReversed(),
      tally,
    },
    standing: standing && {
      id: standing.id,
      words: decisionInWords(standing, now, calendar.timeZone),
      told: standing.words,
      undoable: now.getTime() - standing.createdAt.getTime() <= moderation.undoSeconds * 1_000,
    },
    history: comment.decisions.map((decision) => ({
      id: decision.id,
      words: decisionInWords(decision, now, calendar.timeZone),
      told: decision.words,
      undone: decision.undoneAt !== null,
    })),
    allowed: allowedDecisions(actor, comment),
  };
}

export type Case = NonNullable<Awaited<ReturnType<typeof getCase>>>;

function personInWords(
  person: { role: string; createdAt: Date; emailConfirmedAt: Date | null; claimedAt: Date | null },
  moment: (at: Date) => string,
): string {
  const kind =
    person.role === 'reader'
      ? person.claimedAt
        ? 'Reader'
        : 'Guest'
      : `${person.role.charAt(0).toUpperCase()}${person.role.slice(1)}`;
  const since = moment(person.createdAt).replace(/, [\d:]+$/, '');
  return `${kind} since ${since}, ${person.emailConfirmedAt ? 'address confirmed' : 'address not confirmed'}`;
}

/** What the status line says after a decision, and whether it can still be undone. */
export async function getJustDecided(actor: Actor, decisionId: number, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const decision = await findRecentDecision(decisionId);
  if (!decision || decision.deciderId !== actor.personId) return null;
  const { moderation } = await getSettings();
  const secondsLeft = Math.ceil(moderation.undoSeconds - (now.getTime() - decision.createdAt.getTime()) / 1_000);
  return {
    decisionId,
    kind: decision.kind,
    name: decision.comment.person.name,
    guideline: decision.guideline?.number ?? null,
    undone: decision.undoneAt !== null,
    secondsLeft: decision.undoneAt ? 0 : Math.max(0, secondsLeft),
    undoSeconds: moderation.undoSeconds,
    commentId: decision.comment.id,
  };
}

export type JustDecided = NonNullable<Awaited<ReturnType<typeof getJustDecided>>>;

/** Who decided how much today. */
export async function getShift(actor: Actor, now: Date) {
  if (!can(actor, 'comment.decide')) return [];
  const { promise } = await getSettings();
  const rows = await countDecisionsSince(startOfLocalDay(promise.calendar.timeZone, now));
  return rows.map((row) => ({
    name: row.decider_id === actor.personId ? 'You' : row.name.split(' ')[0]!,
    decided: row.decided,
  }));
}

const BAR_MINUTES_MIN = 5;
const BARS = 12;
const WEEKS = 12;
const DAYS = 14;

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

  const [week, weeks, speed, speeds, reasons, days, late, next, counts] = await Promise.all([
    countKept(since(monday), new Date(now.getTime() + 60_000)),
    listKeptByWeek(since(monday - 7 * (WEEKS - 1)), timeZone),
    findSpeed(since(monday - 21)),
    listSpeeds(since(monday - 21), step, BARS),
    listReasons(since(today - 90)),
    listDays(since(today - DAYS + 1), timeZone),
    countLate(now),
    listWaiting(null, 5),
    countViews(),
  ]);

  return {
    week,
    late,
    waiting: counts.waiting,
    weeks: Array.from({ length: WEEKS }, (_, index) => {
      const day = monday - 7 * (WEEKS - 1 - index);
      const found = weeks.find((row) => dayNumber(row.week) === day);
      return { label: shortDate(day), kept: found?.kept ?? 0, promised: found?.promised ?? 0 };
    }),
    speed,
    speeds: {
      step,
      deskMinutes,
      bars: Array.from({ length: BARS }, (_, bar) => speeds.find((row) => row.bar === bar)?.decided ?? 0),
    },
    reasons,
    days: Array.from({ length: DAYS }, (_, index) => {
      const day = today - DAYS + 1 + index;
      const found = days.find((row) => row.day === dateOf(day));
      const name = index === DAYS - 1 ? 'today' : ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(day)]!;
      const { approved = 0, rejected = 0, spam = 0, waiting = 0 } = found ?? {};
      return { name, date: shortDate(day), approved, rejected, spam, waiting };
    }),
    nextDue: next[0]?.dueAt ? spokenMoment(localTime(timeZone, next[0].dueAt), today) : null,
    next: next.map((row) => toRow(row, 'waiting', now, calendar)),
  };
}

export type Today = NonNullable<Awaited<ReturnType<typeof getToday>>>;
