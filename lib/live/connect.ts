import { standingActors } from '@/lib/auth/standing';
import { listReaders } from '@/lib/leases/list-readers';
import { extendLeases, shortenLeases } from '@/lib/leases/store';
import { leaseEnds } from '@/lib/leases/take-up';
import { readSettings } from '@/lib/settings/read';
import { listHappenings } from './store';
import { type Sources, Switchboard } from './switchboard';

/** Long enough for the next page to open, and for another node to say that the editor is there. */
const LEAVING_MS = 8_000;

const sources: Sources = {
  happenings: listHappenings,
  readers: () => listReaders(new Date()),
  standing: (sessionIds) => standingActors(sessionIds, new Date()),
  timeZone: async () => (await readSettings()).promise.calendar.timeZone,
  stay: (editorIds) => extendLeases(editorIds, new Date(), leaseEnds(new Date())),
  gone: (editorIds) => shortenLeases(editorIds, new Date(Date.now() + LEAVING_MS)),
};

const key = Symbol.for('rejoinder.live');
const known = globalThis as Record<symbol, unknown>;

/** One a process, found by Next's half of it under a name that both know. */
export function openSwitchboard(): Switchboard {
  const board = new Switchboard(sources);
  known[key] = board;
  return board;
}

export function closeSwitchboard(board: Switchboard): void {
  board.close();
  if (known[key] === board) delete known[key];
}
