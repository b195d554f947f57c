import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { aComment, aPerson, aPost } from '@/lib/test/factories';
import { getThread } from './queries';

test('the thread shows what is approved, and keeps the place of what is gone', async () => {
  const post = await aPost();
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 9, minute));
  const approved = { postId: post.id, state: 'approved' as const };
  const first = await aComment({ ...approved, sentAt: at(1) });
  const gone = await aComment({ postId: post.id, state: 'withdrawn', parentId: first.id, sentAt: at(2) });
  const rejected = await aComment({ postId: post.id, state: 'rejected', parentId: gone.id, sentAt: at(3) });
  const deep = await aComment({ ...approved, parentId: rejected.id, sentAt: at(4) });
  const lonely = await aComment({ postId: post.id, state: 'withdrawn', sentAt: at(5) });
  const waiting = await aComment({ postId: post.id, parentId: first.id, sentAt: at(6) });

  const thread = await getThread(post.id);
  expect(thread.map((branch) => branch.id)).toEqual([first.id]);
  expect(thread[0]!.replies.map((branch) => [branch.id, branch.state])).toEqual([[gone.id, 'gone']]);
  expect(thread[0]!.replies[0]!.replies[0]!.replies[0]).toMatchObject({ id: deep.id, state: 'approved' });
  const text = JSON.stringify(thread);
  expect(text).not.toContain(waiting.html);
  expect(text).not.toContain(rejected.html);
  expect(thread.some((branch) => branch.id === lonely.id)).toBe(false);
});

test('nothing private of a writer comes with it', async () => {
  const post = await aPost();
  const person = await aPerson({ email: 'hidden@people.example' });
  await aComment({ postId: post.id, personId: person.id, state: 'approved', addressHash: 'secret-hash' });
  const text = JSON.stringify(await getThread(post.id));
  expect(text).not.toContain('hidden@people.example');
  expect(text).not.toContain('secret-hash');
  expect(text).not.toContain('receipt');
});

test("the post's author is told from guests and members", async () => {
  const post = await aPost();
  const { personId } = await db.byline.findFirstOrThrow({ where: { postId: post.id } });
  const member = await aPerson({ claimedAt: new Date() });
  await aComment({ postId: post.id, personId, state: 'approved' });
  await aComment({ postId: post.id, personId: member.id, state: 'approved' });
  await aComment({ postId: post.id, state: 'approved' });
  const thread = await getThread(post.id);
  expect(thread.map((branch) => [branch.authorRole, branch.wroteThisPost])).toEqual([
    ['author', true],
    ['member', false],
    ['guest', false],
  ]);
  expect(thread[0]!.authorHandle).toMatch(/^author-/);
});
