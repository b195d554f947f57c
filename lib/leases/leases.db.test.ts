import { beforeEach, expect, test, vi } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { db, pool } from '@/lib/db/client';
import { aComment, anEditor, aPost } from '@/lib/test/factories';
import { listReaders } from './list-readers';
import { getReadings } from './queries';
import { extendLeases, shortenLeases } from './store';
import { LEASE_SECONDS, leaseEnds, putDown, takeUp } from './take-up';

const now = new Date('2026-03-06T10:30:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

beforeEach(async () => {
  await db.lease.deleteMany();
});

type Editor = Extract<Actor, { sessionId: string }>;
async function editor(more: Partial<Editor> = {}): Promise<Editor> {
  const { id, name } = await anEditor();
  return { kind: 'editor', personId: id, name, sessionId: 's', ...more };
}

test('whoever opens a comment is seen to read it, by all but themselves, until the lease ends', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  const { id } = await aComment();
  expect(await getReadings(hanne, id, now)).toEqual([]);
  expect(await getReadings(osric, null, now)).toEqual([{ comment: id, name: hanne.name }]);
  expect(await getReadings(osric, null, after(LEASE_SECONDS - 1))).toHaveLength(1);
  expect(await getReadings(osric, null, after(LEASE_SECONDS + 1))).toEqual([]);
});

test('several may read one comment; it is nobody’s alone', async () => {
  const [hanne, osric, wren] = [await editor(), await editor(), await editor()];
  const { id } = await aComment();
  await takeUp(hanne, id, now);
  await takeUp(osric, id, now);
  expect((await getReadings(wren, null, now)).map(({ name }) => name)).toEqual([hanne.name, osric.name]);
  expect(await getReadings(osric, id, now)).toEqual([{ comment: id, name: hanne.name }]);
});

test('whoever goes on to another has left the one before, and whoever closes it reads nothing', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  const [one, two] = [await aComment(), await aComment()];
  await takeUp(hanne, one.id, now);
  await takeUp(hanne, two.id, now);
  expect(await getReadings(osric, null, now)).toEqual([{ comment: two.id, name: hanne.name }]);
  await putDown(hanne);
  expect(await getReadings(osric, null, now)).toEqual([]);
});

test('an open desk goes on reading; one that is gone does so for a few seconds only', async () => {
  const hanne = await editor();
  const { id } = await aComment();
  await takeUp(hanne, id, now);
  await extendLeases([hanne.personId], after(50), leaseEnds(after(50)));
  expect(await listReaders(after(100))).toMatchObject([{ commentId: id }]);
  await shortenLeases([hanne.personId], after(60));
  expect(await listReaders(after(59))).toHaveLength(1);
  expect(await listReaders(after(61))).toEqual([]);
  await extendLeases([hanne.personId], after(70), leaseEnds(after(70)));
  expect(await listReaders(after(71))).toEqual([]); // what has ended is not begun again by a sign of life
});

test('a comment out of reach, or that is not there, cannot be read, and its readers are not told of', async () => {
  const tag = await db.tag.create({ data: { slug: 'gauges', name: 'Gauges' } });
  const post = await aPost({ tags: { create: [{ tagId: tag.id }] } });
  const [inside, outside] = [await aComment({ postId: post.id }), await aComment()];
  const [hanne, kept] = [await editor(), await editor({ onlyTags: [tag.id] })];
  await takeUp(kept, outside.id, now);
  await takeUp(kept, 999_999, now);
  expect(await getReadings(hanne, outside.id, now)).toEqual([]);
  expect(await getReadings(kept, inside.id, now)).toEqual([]);
  await takeUp(hanne, inside.id, now);
  expect(await getReadings(kept, inside.id, now)).toEqual([{ comment: inside.id, name: hanne.name }]);
});

test('nobody but editors is seen, or sees', async () => {
  const { id } = await aComment();
  const author = await editor({ kind: 'author' });
  await takeUp(author, id, now);
  await takeUp(stranger, id, now);
  expect((await listReaders(now)).filter(({ commentId }) => commentId === id)).toEqual([]);
  await takeUp(await editor(), id, now);
  expect(await getReadings(author, null, now)).toEqual([]);
});

test('open desks hear of every coming and going, without a word about whose, and not of mere signs of life', async () => {
  const client = await pool().connect();
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(`told “${payload}”`));
  await client.query('listen rejoinder_desk');
  try {
    const hanne = await editor();
    const [one, two] = [await aComment(), await aComment()];
    const steps = [
      () => takeUp(hanne, one.id, new Date()),
      () => takeUp(hanne, two.id, new Date()),
      () => putDown(hanne),
    ];
    for (const [index, step] of steps.entries()) {
      await step();
      await vi.waitFor(() => expect(heard).toHaveLength(index + 1));
    }
    await takeUp(hanne, one.id, new Date());
    await vi.waitFor(() => expect(heard).toHaveLength(4));
    await takeUp(hanne, one.id, new Date());
    await extendLeases([hanne.personId], new Date(), leaseEnds(new Date()));
    await putDown(hanne); // heard after the two that say nothing
    await vi.waitFor(() => expect(heard).toHaveLength(5));
    expect(new Set(heard)).toEqual(new Set(['told “”']));
  } finally {
    client.release(true);
  }
});

test('a comment that is deleted is read by nobody', async () => {
  const hanne = await editor();
  const { id } = await aComment();
  await takeUp(hanne, id, now);
  await db.comment.delete({ where: { id } });
  expect(await db.lease.count({ where: { editorId: hanne.personId } })).toBe(0);
});
