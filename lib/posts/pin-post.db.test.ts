import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { anEditor, aPost } from '@/lib/test/factories';
import { pinPost, unpinPost } from './pin-post';
import { getLatest } from './queries';

let editor: Actor;

beforeEach(async () => {
  await db.post.deleteMany();
  const row = await anEditor();
  editor = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
});

/** Twenty posts, a day apart; the last is the newest. */
async function twenty() {
  const posts = [];
  for (let day = 1; day <= 20; day++) posts.push(await aPost({ publishedAt: new Date(Date.UTC(2026, 0, day)) }));
  return posts;
}

const slugs = async (number: number) => (await getLatest(number))!.posts.map(({ slug }) => slug);

test('the front page leads with the pinned post, and every post stands on one page of the list', async () => {
  const posts = await twenty();
  const old = posts[2]!;
  const before = [...(await slugs(1)), ...(await slugs(2)), ...(await slugs(3))];
  expect(await pinPost(editor, old.id)).toMatchObject({ ok: true });
  const after = [...(await slugs(1)), ...(await slugs(2)), ...(await slugs(3))];
  expect(after).toEqual([old.slug, ...before.filter((slug) => slug !== old.slug)]);
  expect((await slugs(1)).length).toBe((await slugs(2)).length);
  expect((await getLatest(1))!.posts[0]).toMatchObject({ isPinned: true });
  expect(await db.event.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
    kind: 'post.pinned',
    subjectId: String(old.id),
    tags: ['front'],
  });
});

test('one post is pinned at a time, and it stays as it was saved', async () => {
  const [first, second] = await twenty();
  await pinPost(editor, first!.id);
  await pinPost(editor, second!.id);
  expect(await db.post.findMany({ where: { pinned: true }, select: { id: true } })).toEqual([{ id: second!.id }]);
  const { version, updatedAt } = await db.post.findUniqueOrThrow({ where: { id: second!.id } });
  expect({ version, updatedAt }).toEqual({ version: second!.version, updatedAt: second!.updatedAt });
  expect(await unpinPost(editor, second!.id)).toMatchObject({ ok: true });
  expect(await unpinPost(editor, second!.id)).toMatchObject({ refusal: { code: 'closed' } });
});

test('a pinned post that was withdrawn leads nothing; a draft cannot be pinned, and authors pin nothing', async () => {
  const posts = await twenty();
  await pinPost(editor, posts[0]!.id);
  await db.post.update({ where: { id: posts[0]!.id }, data: { state: 'withdrawn', withdrawnAt: new Date() } });
  expect((await slugs(1))[0]).toBe(posts[19]!.slug);
  const draft = await aPost({ state: 'draft', publishedAt: null });
  expect(await pinPost(editor, draft.id)).toMatchObject({ refusal: { code: 'closed' } });
  for (const kind of ['author', 'member', 'guest'] as const) {
    expect(await pinPost({ ...editor, kind } as Actor, posts[1]!.id)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await unpinPost({ ...editor, kind } as Actor, posts[1]!.id)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  }
});
