import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskActor } from '@/lib/auth/desk';
import { endSession, insertSession } from '@/lib/auth/store';
import { ExpiryLine } from '@/lib/cache/expiry';
import { db } from '@/lib/db/client';
import { takeUp } from '@/lib/leases/take-up';
import { decide } from '@/lib/moderation/decide';
import { aComment, anEditor } from '@/lib/test/factories';
import { closeSwitchboard, openSwitchboard } from './connect';
import { listen } from './listen';
import { getNewestEvent } from './queries';
import type { Switchboard } from './switchboard';

let board: Switchboard;
let line: ExpiryLine;

beforeEach(async () => {
  board = openSwitchboard();
  line = new ExpiryLine({
    databaseUrl: process.env.DATABASE_URL!,
    expire: () => {},
    advanced: (id) => board.heard(id),
    also: { channel: 'rejoinder_desk', heard: () => board.heardOfReaders() },
  });
  await line.open();
});

afterEach(async () => {
  closeSwitchboard(board);
  await line.close();
});

async function editor(): Promise<DeskActor> {
  const { id, name } = await anEditor();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const session = await insertSession(db, { personId: id, device: '', expiresAt });
  return { kind: 'editor', personId: id, name, sessionId: session.id };
}

const approval = (comment: { id: number; version: number }) => ({
  commentId: comment.id,
  version: comment.version,
  state: 'pending' as const,
  decision: 'approve' as const,
  guidelineId: null,
  words: '',
});

/** What a browser would read from the stream, until it is over. */
function read(stream: ReadableStream<Uint8Array> | null) {
  let text = '';
  let ended = false;
  const reader = stream!.getReader();
  const reading = (async () => {
    const decoder = new TextDecoder();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    ended = true;
  })();
  return { text: () => text, ended: () => ended, close: () => reader.cancel(), reading };
}

test('a colleague’s decision arrives at an open desk, in words, without a question from it', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  const comment = await aComment();
  const desk = read(await listen(hanne, { since: null, comment: null }, new Date()));
  expect((await decide(osric, approval(comment), new Date())).ok).toBe(true);
  await vi.waitFor(() => expect(desk.text()).toContain(`"comment":${comment.id},"what":"decided"`));
  expect(desk.text()).toContain(`${osric.name} approved this at `);
  expect(desk.text()).toMatch(/^event: hello\ndata: /);
  await desk.close();
});

test('what happened between the page and its first word is told as well', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  const comment = await aComment();
  const since = BigInt((await getNewestEvent(hanne))!);
  await decide(osric, approval(comment), new Date());
  const desk = read(await listen(hanne, { since, comment: null }, new Date()));
  await vi.waitFor(() => expect(desk.text()).toContain(`"comment":${comment.id}`));
  await desk.close();
});

test('who reads what is told at once, and ends when the window closes', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  const comment = await aComment();
  const desk = read(await listen(hanne, { since: null, comment: null }, new Date()));
  const other = read(await listen(osric, { since: null, comment: comment.id }, new Date()));
  const readings = `{"readings":[{"comment":${comment.id},"name":"${osric.name}"}]}`;
  await vi.waitFor(() => expect(desk.text()).toContain(readings));
  await other.close();
  await vi.waitFor(
    async () => {
      const [lease] = await db.lease.findMany({ where: { editorId: osric.personId } });
      expect(lease!.expiresAt.getTime()).toBeLessThan(Date.now() + 9_000);
    },
    { timeout: 3_000 },
  );
  await desk.close();
  await vi.waitFor(() => expect(board.listeners).toBe(0));
});

test('an ended session hears nothing more, within moments', async () => {
  const hanne = await editor();
  const desk = read(await listen(hanne, { since: null, comment: null }, new Date()));
  await endSession(db, hanne.sessionId, new Date());
  await db.$executeRaw`
    insert into event (kind, actor_id, subject, subject_id) values ('person.signed-out', ${hanne.personId}, 'person', '0')`;
  await vi.waitFor(() => expect(desk.ended()).toBe(true), { timeout: 2_000 });
  expect(desk.text()).toContain('event: over\ndata: {"why":"signed-out"}');
});

test('a role that was taken away is noticed even when the log does not say so', async () => {
  const hanne = await editor();
  const desk = read(await listen(hanne, { since: null, comment: null }, new Date()));
  await db.person.update({ where: { id: hanne.personId }, data: { role: 'author' } });
  await vi.waitFor(() => expect(desk.ended()).toBe(true), { timeout: 7_000 });
});

test('without a switchboard nobody can listen', async () => {
  const hanne = await editor();
  closeSwitchboard(board);
  expect(await listen(hanne, { since: null, comment: null }, new Date())).toBeNull();
});

test('a lease that is taken somewhere else is heard of here', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  const comment = await aComment();
  const desk = read(await listen(hanne, { since: null, comment: null }, new Date()));
  await takeUp(osric, comment.id, new Date());
  await vi.waitFor(() => expect(desk.text()).toContain(`"comment":${comment.id}`));
  await desk.close();
});
