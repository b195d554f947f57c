import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { getOpening } from '@/lib/comments/queries';
import { db, transaction } from '@/lib/db/client';
import { saveSettings } from '@/lib/settings/store';
import { aComment, anEditor, aPost } from '@/lib/test/factories';
import { changeThread } from './change-thread';
import { getThreadOf } from './queries';

const now = new Date('2026-03-06T12:00:00Z');
const DAY = 86_400_000;

let hanne: Actor;
let post: Awaited<ReturnType<typeof aPost>>;
beforeEach(async () => {
  const { id, name } = await anEditor();
  hanne = { kind: 'editor', personId: id, name, sessionId: 'x' };
  post = await aPost({ publishedAt: new Date(now.getTime() - 10 * DAY) });
  await transaction((tx) => saveSettings(tx, {}));
});

const latest = () => db.post.findUniqueOrThrow({ where: { id: post.id } });
const change = async (to: 'open' | 'closed', message = '', actor = hanne) =>
  changeThread(actor, { post: post.id, version: (await latest()).version, to, message }, now);
const opening = () => getOpening(post.id, now);

test('a thread is closed now, in the words of whoever closes it, and the page and the listings grow old', async () => {
  expect((await change('closed', 'All has been said.')).ok).toBe(true);
  expect(await opening()).toEqual({ isOpen: false, words: 'All has been said.' });
  const event = await db.event.findFirstOrThrow({ where: { kind: 'post.thread-changed' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ subject: 'post', subjectId: String(post.id), actorId: hanne.personId });
  expect(event.tags).toEqual([`post:${post.slug}`, 'answers']);
  expect((await change('open')).ok).toBe(true);
  expect(await opening()).toEqual({ isOpen: true, closesAt: null });
});

test('what the clock has closed opens for as long again as the blog’s rule gives', async () => {
  await transaction((tx) => saveSettings(tx, { threads: { closeAfterDays: 5 } }));
  expect((await opening()).isOpen).toBe(false);
  await change('open');
  expect(await opening()).toEqual({ isOpen: true, closesAt: new Date(now.getTime() + 5 * DAY) });
});

test('a date of its own that has passed is forgotten when the thread is opened, one to come is kept', async () => {
  await db.post.update({ where: { id: post.id }, data: { commentsCloseAt: new Date(now.getTime() - 1) } });
  await change('open');
  expect(await opening()).toEqual({ isOpen: true, closesAt: null });
  const date = new Date(now.getTime() + DAY);
  await db.post.update({ where: { id: post.id }, data: { commentsCloseAt: date, commentPolicy: 'closed' } });
  await change('open');
  expect(await opening()).toEqual({ isOpen: true, closesAt: date });
});

test('a thread whose answers are each read first is still that after it was opened', async () => {
  await db.post.update({
    where: { id: post.id },
    data: { commentPolicy: 'held', commentsCloseAt: new Date(now.getTime() - 1) },
  });
  await change('open');
  expect((await latest()).commentPolicy).toBe('held');
});

test('whoever saw another version is told, and so is an author who has the post open', async () => {
  const { version } = await latest();
  await change('closed');
  const stale = await changeThread(hanne, { post: post.id, version, to: 'open', message: '' }, now);
  expect(stale).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect((await latest()).version).toBe(version + 1);
});

test('only editors close threads, and only those of their tags; the desk shows them how it stands', async () => {
  const comment = await aComment({ postId: post.id });
  for (const actor of [stranger, { ...hanne, kind: 'author' } as Actor, { ...hanne, kind: 'member' } as Actor]) {
    expect(await change('closed', '', actor)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await getThreadOf(actor, comment.id, now)).toBe(null);
  }
  const tag = await db.tag.create({ data: { slug: `tag-${post.slug}`, name: 'Tides' } });
  const kept = { ...hanne, onlyTags: [tag.id] } as Actor;
  expect(await change('closed', '', kept)).toMatchObject({ refusal: { code: 'missing' } });
  expect(await getThreadOf(kept, comment.id, now)).toBe(null);
  expect(await getThreadOf(hanne, comment.id, now)).toMatchObject({ postId: post.id, isOpen: true, closes: null });
});
