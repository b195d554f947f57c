import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { personIsReached } from '@/lib/auth/scope-store';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { getSettings } from '@/lib/settings/queries';
import type { CommentState } from '../decisions';
import { oneLine } from '../read-case';
import { BULK_MAX } from '../schema';
import { stateWords } from '../state-words';
import { decisionInWords } from '../words';
import { type CommentRow, type Cursor, listCommentsOf, listLatestStates, listWaitingOf, tallyOf } from './store';

const PAGE = 20;
const TICKS = 40;
const SAY_LENGTH = 600;

/** A person's record: how their comments stand, the latest of them one by one, oldest of these first. */
export async function getRecordOf(actor: Actor, personId: number) {
  if (!can(actor, 'person.read')) return null;
  const [tally, states] = await Promise.all([tallyOf(actor, personId), listLatestStates(actor, personId, TICKS)]);
  return { tally, states: states.toReversed() };
}

/** One page of everything somebody wrote, with everything that was decided about it. */
export async function getCommentsOf(
  actor: Actor,
  personId: number,
  { state, after }: { state: CommentState | null; after: string | null },
  now: Date,
) {
  if (!can(actor, 'person.read')) return null;
  const rows = await listCommentsOf(actor, personId, { state, after: readCursor(after), take: PAGE + 1 });
  const { timeZone } = (await getSettings()).promise.calendar;
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => toRow(row, now, timeZone)),
    next: rows.length > PAGE && last ? `${last.sentAt.getTime()}_${last.id}` : null,
    begins: readCursor(after) === null,
  };
}

export type PersonComment = ReturnType<typeof toRow>;

function toRow(row: CommentRow, now: Date, timeZone: string) {
  return {
    id: row.id,
    state: row.state as CommentState,
    stands: row.awaitsConfirmation ? 'awaits confirmation' : stateWords[row.state],
    say: oneLine(row.html, SAY_LENGTH),
    post: row.post,
    sent: spokenMoment(localTime(timeZone, row.sentAt), localTime(timeZone, now).day),
    heldFor: row.state === 'pending' ? row.heldFor : '',
    notes: row._count.notes,
    reports: row._count.reports,
    decisions: row.decisions.map((decision) => ({
      id: decision.id,
      words: decisionInWords(decision, now, timeZone),
      told: decision.words,
      isUndone: decision.undoneAt !== null,
    })),
  };
}

/** What can be turned down in one go: at most as many as may be decided together, and how many there are of them. */
export async function getWaitingOf(actor: Actor, personId: number) {
  if (!can(actor, 'comment.decide') || !(await personIsReached(actor, personId))) return [];
  const rows = await listWaitingOf(actor, personId, BULK_MAX);
  return rows.map(({ id, version }) => `${id}.${version}.pending`);
}

function readCursor(text: string | null): Cursor | null {
  const parts = /^(-?\d{1,15})_(\d{1,9})$/.exec(text ?? '');
  return parts ? { at: new Date(Number(parts[1])), id: Number(parts[2]) } : null;
}
