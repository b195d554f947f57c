import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { getThread } from '@/lib/comments/queries';
import { db } from '@/lib/db/client';
import { listBestAnswers } from '@/lib/posts/store';
import { aComment, anEditor, aPost } from '@/lib/test/factories';
import { markComment } from './mark-comment';
import type { Mark } from './marks';

const now = new Date('2026-03-06T12:00:00Z');

let hanne: Actor;
let post: Awaited<ReturnType<typeof aPost>>;
let first: Awaited<ReturnType<typeof aComment>>;
let second: Awaited<ReturnType<typeof aComment>>;
beforeEach(async () => {
  const { id, name } = await anEditor();
  hanne = { kind: 'editor', personId: id, name, sessionId: 'x' };
  post = await aPost();
  first = await aComment({ postId: post.id, state: 'approved', sentAt: new Date('2026-03-06T10:00:00Z') });
  second = await aComment({ postId: post.id, state: 'approved', sentAt: new Date('2026-03-06T11:00:00Z') });
});

const mark = (comment: number, what: Mark, actor = hanne) => markComment(actor, { comment, mark: what }, now);
const best = async () => (await listBestAnswers([post.id]))[0]?.id;
const thread = async () => (await getThread(post.id)).map(({ id }) => id);

test('what is pinned stands first in its thread, and comes back into line when the pin is taken off', async () => {
  expect(await thread()).toEqual([first.id, second.id]);
  expect((await mark(second.id, 'pin')).ok).toBe(true);
  expect(await thread()).toEqual([second.id, first.id]);
  const event = await db.event.findFirstOrThrow({ where: { kind: 'comment.pinned' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ subjectId: String(second.id), actorId: hanne.personId });
  expect(event.tags).toEqual([`post:${post.slug}`, 'answers']);
  expect((await mark(second.id, 'unpin')).ok).toBe(true);
  expect(await thread()).toEqual([first.id, second.id]);
});

test('what is chosen stands beside its post on the front page, before what is pinned and what is useful', async () => {
  await db.comment.update({ where: { id: first.id }, data: { useful: 40 } });
  expect(await best()).toBe(first.id);
  await mark(first.id, 'pin');
  await mark(second.id, 'feature');
  expect(await best()).toBe(second.id);
  expect((await getThread(post.id)).find(({ id }) => id === second.id)).toMatchObject({ featured: true });
  await mark(second.id, 'unfeature');
  expect(await best()).toBe(first.id);
});

test('what an editor vouches for is the author’s, under whatever name', async () => {
  const byAuthor = async () => (await getThread(post.id)).find(({ id }) => id === first.id)!.wroteThisPost;
  expect(await byAuthor()).toBe(false);
  await mark(first.id, 'vouch');
  expect(await byAuthor()).toBe(true);
  await mark(first.id, 'unvouch');
  expect(await byAuthor()).toBe(false);
});

test('of ten who pin at the same moment one does, and the others are told', async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => mark(first.id, 'pin')));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  for (const one of all) if (!one.ok) expect(one.refusal.code).toBe('conflict');
  expect(await db.event.count({ where: { kind: 'comment.pinned', subjectId: String(first.id) } })).toBe(1);
});

test('only editors mark, only what is public, and only under posts of their tags', async () => {
  const pending = await aComment({ postId: post.id });
  expect(await mark(pending.id, 'pin')).toMatchObject({ refusal: { code: 'conflict' } });
  const reply = await aComment({ postId: post.id, parentId: first.id, state: 'approved' });
  expect(await mark(reply.id, 'pin')).toMatchObject({ refusal: { code: 'conflict' } });
  for (const actor of [stranger, { ...hanne, kind: 'author' } as Actor, { ...hanne, kind: 'member' } as Actor]) {
    expect(await mark(first.id, 'pin', actor)).toMatchObject({ refusal: { code: 'forbidden' } });
  }
  const tag = await db.tag.create({ data: { slug: `tag-${post.slug}`, name: 'Tides' } });
  const kept = { ...hanne, onlyTags: [tag.id] } as Actor;
  expect(await mark(first.id, 'pin', kept)).toMatchObject({ refusal: { code: 'missing' } });
  expect((await db.comment.findUniqueOrThrow({ where: { id: first.id } })).pinned).toBe(false);
});
