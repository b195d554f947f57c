import { afterEach, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { Reader } from '@/lib/leases/readers';
import type { Change, Happening } from './news';
import { type Line, MOST_EACH, MOST_LISTENERS, type Sources, Switchboard } from './switchboard';

const boards: Switchboard[] = [];
afterEach(() => {
  for (const board of boards.splice(0)) board.close();
});

type Editor = Extract<Actor, { sessionId: string }>;
const editor = (personId: number, more: Partial<Editor> = {}): Editor => ({
  kind: 'editor',
  personId,
  name: `Editor ${personId}`,
  sessionId: `session ${personId}`,
  ...more,
});

/** A switchboard before a world that is made up here: its log, its readers and its sessions can be changed at will. */
function world() {
  const log: Happening[] = [];
  const state = {
    log,
    readers: [] as Reader[],
    over: new Set<string>(),
    actors: new Map<string, Actor>(),
    away: false,
    gone: [] as number[],
    stayed: [] as number[],
    asked: 0,
    checks: 0,
  };
  const ask = async <Value>(answer: () => Value): Promise<Value> => {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (state.away) throw new Error('the database is away');
    return answer();
  };
  const sources: Sources = {
    happenings: (after, limit) => {
      state.asked++;
      return ask(() => state.log.filter(({ id }) => id > after).slice(0, limit));
    },
    readers: () => ask(() => state.readers),
    standing: (ids) => {
      state.checks++;
      return ask(() => new Map(ids.filter((id) => !state.over.has(id)).map((id) => [id, actorFor(id)])));
    },
    timeZone: () => ask(() => 'UTC'),
    stay: (ids) => ask(() => void state.stayed.push(...ids)),
    gone: async (ids) => void state.gone.push(...ids),
  };
  const actorFor = (session: string) => state.actors.get(session)!;
  const board = new Switchboard(sources, { tickMs: 25 });
  boards.push(board);

  const happen = (commentId: number, more: Partial<Happening> = {}) => {
    const id = BigInt(log.length + 1);
    log.push({
      id,
      kind: 'comment.approved',
      at: new Date('2026-03-06T14:03:00Z'),
      actorId: 7,
      actorName: 'Osric Pell',
      commentId,
      postTagIds: [],
      ...more,
    });
    board.heard(id);
  };

  const join = (actor: Editor, { since = null as bigint | null, takes = (): boolean => true } = {}) => {
    state.actors.set(actor.sessionId, actor);
    const got: { event: string; data: never; id?: bigint }[] = [];
    let over: string | null = null;
    const line: Line = {
      send: (event, data, id) => {
        if (!takes()) return false;
        got.push({ event, data: data as never, id });
        return true;
      },
      end: (why) => {
        over = why;
      },
    };
    const leave = board.join(actor, line, since);
    const changes = () =>
      got.filter(({ event }) => event === 'news').flatMap(({ data }) => (data as { changes: Change[] }).changes);
    return { leave, got, changes, ended: () => over, events: () => got.map(({ event }) => event) };
  };
  return { state, board, happen, join };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 1 });

test('what the log says goes out to every open desk, in words', async () => {
  const { happen, join } = world();
  const [hanne, osric] = [join(editor(1)), join(editor(7))];
  happen(41);
  await until(() => expect(hanne.changes()).toHaveLength(1));
  expect(hanne.changes()[0]).toEqual({
    event: '1',
    comment: 41,
    what: 'decided',
    words: 'Osric Pell approved this at 14:03',
    mine: false,
  });
  await until(() => expect(osric.changes()[0]).toMatchObject({ words: 'You approved this at 14:03', mine: true }));
});

test('an editor of chosen tags hears of what is theirs, and of nothing else', async () => {
  const { state, board, happen, join } = world();
  state.readers = [
    { commentId: 41, editorId: 7, name: 'Osric Pell', postTagIds: [3] },
    { commentId: 42, editorId: 8, name: 'Wren Sele', postTagIds: [4] },
  ];
  const kept = join(editor(1, { onlyTags: [3] }));
  happen(41, { postTagIds: [3, 9] });
  happen(42, { postTagIds: [4] });
  happen(43);
  board.heardOfReaders();
  await until(() => {
    expect(kept.changes().map(({ comment }) => comment)).toEqual([41]);
    expect(kept.got.findLast(({ event }) => event === 'readers')?.data).toEqual({
      readings: [{ comment: 41, name: 'Osric Pell' }],
    });
  });
});

test('nobody is told that they read something themselves', async () => {
  const { state, join } = world();
  state.readers = [{ commentId: 41, editorId: 1, name: 'Hanne Vorst', postTagIds: [] }];
  const [hanne, osric] = [join(editor(1)), join(editor(7))];
  await until(() => {
    expect(hanne.got.find(({ event }) => event === 'readers')?.data).toEqual({ readings: [] });
    expect(osric.got.find(({ event }) => event === 'readers')?.data).toEqual({
      readings: [{ comment: 41, name: 'Hanne Vorst' }],
    });
  });
});

test('a desk that comes back is told what it missed, once and in order', async () => {
  const { happen, join } = world();
  for (const id of [1, 2, 3, 4, 5]) happen(id);
  const back = join(editor(1), { since: 2n });
  happen(6);
  await until(() => expect(back.changes().map(({ comment }) => comment)).toEqual([3, 4, 5, 6]));
});

test('however thickly it comes, nothing is told twice, out of order or not at all', async () => {
  const { happen, join } = world();
  const desks = [join(editor(1)), join(editor(2)), join(editor(3))];
  for (let id = 1; id <= 200; id++) {
    happen(id);
    if (id % 7 === 0) await new Promise((resolve) => setTimeout(resolve, id % 3));
    if (id === 100) desks.push(join(editor(4), { since: 50n }));
  }
  const all = Array.from({ length: 200 }, (_, index) => index + 1);
  await until(() => {
    for (const desk of desks.slice(0, 3)) expect(desk.changes().map(({ comment }) => comment)).toEqual(all);
    expect(desks[3]!.changes().map(({ comment }) => comment)).toEqual(all.slice(50));
  });
});

test('desks that are equally far share one question', async () => {
  const { state, happen, join } = world();
  const desks = [1, 2, 3, 4, 5].map((id) => join(editor(id)));
  happen(41);
  await until(() => expect(desks.every((desk) => desk.changes().length === 1)).toBe(true));
  expect(state.asked).toBe(1);
});

test('too much to tell is not told: the desk looks for itself', async () => {
  const { happen, join } = world();
  for (let id = 1; id <= 400; id++) happen(id);
  const back = join(editor(1), { since: 1n });
  await until(() => expect(back.events()).toContain('missed'));
  expect(back.changes()).toEqual([]);
});

test('a session that is over, or whose editor is one no more, is told nothing further', async () => {
  const { state, happen, join } = world();
  const [hanne, osric, wren] = [join(editor(1)), join(editor(7)), join(editor(8))];
  state.over.add('session 1');
  state.actors.set('session 8', editor(8, { kind: 'author' }));
  await until(() => {
    expect(hanne.ended()).toBe('signed-out');
    expect(wren.ended()).toBe('signed-out');
  });
  happen(41);
  await until(() => expect(osric.changes()).toHaveLength(1));
  expect(osric.ended()).toBeNull();
  expect(hanne.changes()).toEqual([]);
  await until(() => expect(state.gone).toEqual(expect.arrayContaining([1, 8])));
});

test('whoever joins while it is asked who may listen is not taken for somebody who may not', async () => {
  const { state, join } = world();
  const desks = [join(editor(1))];
  for (let id = 2; id < 40; id++) {
    const before = state.checks;
    await until(() => expect(state.checks).toBeGreaterThan(before)); // a question is on its way at this very moment
    desks.push(join(editor(id)));
  }
  const checks = state.checks;
  await until(() => expect(state.checks).toBeGreaterThan(checks + 1));
  expect(desks.map((desk) => desk.ended())).toEqual(desks.map(() => null));
});

test('new tags hold while the desk is open', async () => {
  const { state, happen, join } = world();
  const hanne = join(editor(1));
  state.actors.set('session 1', editor(1, { onlyTags: [3] }));
  happen(9, { kind: 'person.tags-changed', commentId: null });
  await until(() => expect(hanne.events()).toContain('beat'));
  happen(41);
  happen(42, { postTagIds: [3] });
  await until(() => expect(hanne.changes().map(({ comment }) => comment)).toEqual([42]));
});

test('whoever is here goes on reading, and whoever closes the last window has gone', async () => {
  const { state, join } = world();
  const [one, two] = [join(editor(1)), join(editor(1))];
  await until(() => expect(state.stayed).toContain(1));
  one.leave!();
  expect(state.gone).toEqual([]);
  two.leave!();
  expect(state.gone).toEqual([1]);
});

test('there is room for so many windows of one editor, and for so many in all', () => {
  const { board, join } = world();
  for (let n = 0; n < MOST_EACH; n++) expect(join(editor(1)).leave).not.toBeNull();
  expect(join(editor(1)).leave).toBeNull();
  for (let id = 2; board.listeners < MOST_LISTENERS; id++) expect(join(editor(id)).leave).not.toBeNull();
  expect(join(editor(999)).leave).toBeNull();
});

test('a line that does not take what it is sent is ended', async () => {
  const { board, happen, join } = world();
  let takes = true;
  const slow = join(editor(1), { takes: () => takes });
  takes = false;
  happen(41);
  await until(() => expect(slow.ended()).toBe('too-slow'));
  expect(board.listeners).toBe(0);
});

test('while the database is away desks stay, but not for ever, and are told afterwards what happened', async () => {
  const { state, happen, join } = world();
  const hanne = join(editor(1));
  await until(() => expect(hanne.events()).toContain('beat'));
  state.away = true;
  happen(41);
  const before = state.checks;
  await until(() => expect(state.checks).toBeGreaterThanOrEqual(before + 2));
  expect(hanne.ended()).toBeNull();
  state.away = false;
  await until(() => expect(hanne.changes()).toHaveLength(1));
  state.away = true;
  await until(() => expect(hanne.ended()).toBe('closing'));
});

test('closing ends every line, and nobody may join any more', () => {
  const { board, join } = world();
  const desks = [join(editor(1)), join(editor(2))];
  board.close();
  expect(desks.map((desk) => desk.ended())).toEqual(['closing', 'closing']);
  expect(join(editor(3)).leave).toBeNull();
});
