import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { localTime } from '@/lib/hours/local';
import { shortDate, spokenMoment } from '@/lib/hours/spoken';
import { timeLeft } from '@/lib/hours/words';
import { findMatches } from '@/lib/rules/find-matches';
import { readHtml } from '@/lib/rules/html-words';
import { liveRules } from '@/lib/rules/live';
import { getSettings } from '@/lib/settings/queries';
import {
  findWhole,
  listBatch,
  listDecision,
  listNames,
  listOthersFrom,
  listStanding,
  listStatesOf,
  tallyOf,
  type Whole,
} from './case-store';
import { countDecisionsSince, countViews } from './counts-store';
import { allowedDecisions, type CommentState, mayChangeWords } from './decisions';
import { listEditors, listPostNames, listWordRuleNames } from './filter-store';
import { readNarrowed } from './narrow';
import { passageOf } from './passage';
import type { QueueFilter } from './queue-filter';
import { type Cursor, listPlaces, listRows, type Placed, type QueueRow } from './queue-store';
import { oneLine, readCase } from './read-case';
import type { View } from './schema';
import { wordsSought } from './search-words';
import { startOfLocalDay } from './spans';
import { stateWords } from './state-words';
import { wordDiff } from './word-diff';
import { decisionInWords } from './words';

const PAGE = 30;
const TICKS = 17;

export type Row = ReturnType<typeof toRow>;

export const getCounts = cache(async (actor: Actor) => (can(actor, 'comment.decide') ? countViews(actor) : null));

/** One page of a filtered view; `next` is where the following page begins. */
export async function getQueue(actor: Actor, filter: QueueFilter, after: string | null, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const { calendar } = (await getSettings()).promise;
  const { narrowed, chips } = await readNarrowed(actor, filter, calendar.timeZone);
  const cursor = readCursor(after);
  const places = await listPlaces(narrowed, cursor, PAGE + 1);
  const shown = places.slice(0, PAGE);
  const rows = await listRows(shown.map(({ id }) => id));
  return {
    rows: rows.map((row) => toRow(actor, row, filter, now, calendar)),
    next: places.length > PAGE ? writeCursor(shown.at(-1)!) : null,
    begins: cursor === null,
    chips,
  };
}

const CHOICES_MAX = 200;

/** What the filter's form offers beside words and days. */
export async function getFilterChoices(actor: Actor) {
  if (!can(actor, 'comment.decide')) return null;
  const [posts, editors, wordRules] = await Promise.all([
    listPostNames(actor, CHOICES_MAX),
    listEditors(CHOICES_MAX),
    listWordRuleNames(CHOICES_MAX),
  ]);
  return { posts, editors, wordRules };
}

export type FilterChoices = NonNullable<Awaited<ReturnType<typeof getFilterChoices>>>;

function writeCursor({ at, key }: Placed): string {
  return `${at.getTime()}_${key}`;
}

function readCursor(text: string | null): Cursor | null {
  const parts = /^(-?\d{1,15})_(\d{1,9})$/.exec(text ?? '');
  return parts ? { at: new Date(Number(parts[1])), id: Number(parts[2]) } : null;
}

type Calendar = Parameters<typeof timeLeft>[2];

const SOON_MINUTES = 30;

function toRow(
  actor: Actor,
  row: QueueRow,
  filter: Pick<QueueFilter, 'view' | 'words'>,
  now: Date,
  calendar: Calendar,
) {
  const due = dueIn(row, filter.view);
  const left = due ? timeLeft(now, due, calendar) : null;
  const sent = localTime(calendar.timeZone, row.sentAt);
  return {
    id: row.id,
    version: row.version,
    state: row.state as CommentState,
    mayBePicked: allowedDecisions(actor, row).length > 0,
    name: row.person.name,
    say: passageOf(row.unmaskedHtml ?? row.html, wordsSought(filter.words)),
    postTitle: row.post.title,
    why: whyInView(row, filter.view),
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

/** By when somebody is to be answered: who reported it, who appealed, or who wrote it. */
function dueIn(row: QueueRow, view: View): Date | null {
  const claims = view === 'reported' ? row.reports : view === 'appeals' ? row.appeals : [];
  const earliest = claims.map(({ dueAt }) => dueAt?.getTime()).filter((at) => at !== undefined);
  if (earliest.length > 0) return new Date(Math.min(...earliest));
  return row.state === 'pending' && !row.awaitsConfirmation ? row.dueAt : null;
}

function whyInView(row: QueueRow, view: View): string {
  const reports =
    row.reports.length === 0 ? '' : row.reports.length === 1 ? 'one report' : `${row.reports.length} reports`;
  const appeal = row.appeals.length > 0 ? 'appeal' : '';
  const state = row.awaitsConfirmation ? 'awaits confirmation' : stateWords[row.state];
  const waits = view === 'waiting' || view === 'held';
  return [waits ? row.heldFor : state, reports, appeal].filter(Boolean).join('; ');
}

/** Everything that a decision needs, about one comment. */
export async function getCase(actor: Actor, id: number, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const comment = await findWhole(actor, id);
  if (!comment) return null;
  const { promise, moderation, language } = await getSettings();
  const rules = await liveRules(language);
  const asWritten = comment.unmaskedHtml ?? comment.html;
  const { calendar } = promise;
  const today = localTime(calendar.timeZone, now).day;
  const moment = (at: Date) => spokenMoment(localTime(calendar.timeZone, at), today);
  const editorIds = comment.revisions.map(({ editorId }) => editorId).filter((editorId) => editorId !== null);
  const [states, tally, others, editors] = await Promise.all([
    listStatesOf(actor, comment.person.id, id, TICKS),
    tallyOf(actor, comment.person.id, id),
    comment.addressHash ? listOthersFrom(actor, comment.addressHash, comment.person.id) : [],
    listNames(editorIds),
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
    source: comment.source,
    ...readCase({
      html: asWritten,
      matches: findMatches(rules, readHtml(asWritten).text),
      heldFor: comment.heldFor,
      wordRuleId: comment.wordRuleId,
      spamChance: comment.spamChance,
      isGuest: comment.person.role === 'reader',
      earlier,
    }),
    quote: comment.quote,
    post: comment.post,
    sent: moment(comment.sentAt),
    sentAt: comment.sentAt.toISOString(),
    edited: comment.editedAt ? moment(comment.editedAt) : null,
    changes: changesOf(comment, moment, new Map(editors.map(({ id: editor, name }) => [editor, name]))),
    sameAddress: { known: comment.addressHash !== null, others },
    left: waits ? { ...timeLeft(now, comment.dueAt!, calendar), due: moment(comment.dueAt!) } : null,
    parent: comment.parent && {
      id: comment.parent.id,
      name: comment.parent.person.name,
      when: moment(comment.parent.sentAt),
      words: oneLine(comment.parent.html, 400),
      state: comment.parent.state as CommentState,
    },
    person: {
      id: comment.person.id,
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
    isAppealed: comment.appeals.length > 0,
    mayChangeWords: mayChangeWords(actor, comment),
  };
}

/** What was changed, latest first: by whom, when, and how the words differ. */
function changesOf(comment: Whole, moment: (at: Date) => string, editors: Map<number, string>) {
  return comment.revisions.map(({ version, source, createdAt, editorId }, index) => ({
    version,
    by: editorId === null ? null : (editors.get(editorId) ?? 'an editor'),
    when: moment(createdAt),
    words: wordDiff(source, comment.revisions[index - 1]?.source ?? comment.source),
  }));
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

/** What the status line says after decisions, and for how long they can still be undone. */
export async function getJustDecided(actor: Actor, { done, batch, missed }: Done, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const decisions = await (batch ? listBatch(batch) : done ? listDecision(done) : []);
  const { moderation, promise } = await getSettings();
  const last = decisions.at(-1);
  const isMine = decisions.every(({ deciderId }) => deciderId === actor.personId);
  const standing = decisions.filter(({ undoneAt }) => undoneAt === null);
  const secondsLeft = last ? moderation.undoSeconds - (now.getTime() - last.createdAt.getTime()) / 1_000 : 0;
  const left = await listStanding(actor, missed);
  if ((!last || !isMine) && left.length === 0) return null;
  return {
    decided:
      last && isMine
        ? {
            decisionId: last.id,
            batch,
            kind: last.kind,
            count: decisions.length,
            name: last.comment.person.name,
            guideline: last.guideline?.number ?? null,
            undone: standing.length === 0,
            secondsLeft: standing.length === 0 ? 0 : Math.max(0, Math.ceil(secondsLeft)),
            undoSeconds: moderation.undoSeconds,
            commentId: last.commentId,
          }
        : null,
    missed: left.map(({ id, state, person, decisions: [decision] }) => ({
      id,
      name: person.name,
      why: decision
        ? decisionInWords(decision, now, promise.calendar.timeZone)
        : state === 'withdrawn'
          ? 'Its writer has withdrawn it.'
          : 'It has changed in the meantime.',
    })),
  };
}

type Done = { done: number | null; batch: string | null; missed: number[] };

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
