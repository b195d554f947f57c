import { expect, test, vi } from 'vitest';
import { db, pool, transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { aComment, aPost } from '@/lib/test/factories';
import { run } from './verify';

const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
const said = () => printed.mock.calls.flat().join('\n');

test('a sound database passes, and every kind of damage is found', async () => {
  const post = await aPost();
  const { id: approved } = await aComment({ postId: post.id, state: 'approved' });
  const { id: rejected } = await aComment({ postId: post.id, state: 'rejected' });
  for (const id of [1, 2, 3]) await happen(id);
  await tellOf(approved, 'comment.submitted');
  await tellOf(rejected, 'comment.submitted');
  await tellOf(rejected, 'comment.rejected');
  expect(await run()).toBe(0);
  expect(said()).toContain('6 events');
  const { hash } = await db.event.findUniqueOrThrow({ where: { id: 5 } });
  const head = `5:${Buffer.from(hash).toString('hex')}`;
  expect(await run(['--head', head])).toBe(0);
  expect(await run(['--head', head.replace(/.$/, (last) => (last === '0' ? '1' : '0'))])).toBe(1);

  await db.post.update({ where: { id: post.id }, data: { commentCount: 7 } });
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain(`Post ${post.slug} counts 7 comments and has 1.`);
  await db.post.update({ where: { id: post.id }, data: { commentCount: 1 } });
  expect(await run()).toBe(0);

  await db.commentTally.create({ data: { state: 'spam', count: 2 } });
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain('The desk counts 2 comments as spam, and there are 0.');
  await db.$executeRaw`delete from comment_tally where state = 'spam'`;

  await behindTheGuards(`update event set data = '{"a":"lie"}' where id = 2`);
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain('Event 2 was changed after it was written.');

  await behindTheGuards('delete from event where id = 2');
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain('Between events 1 and 3 something was taken out.');
});

function tellOf(commentId: number, kind: 'comment.submitted' | 'comment.rejected') {
  return transaction((tx) => record(tx, { kind, actorId: null, subject: 'comment', subjectId: commentId }));
}

function happen(id: number) {
  return transaction((tx) =>
    record(tx, {
      kind: 'post.revised',
      actorId: null,
      subject: 'post',
      subjectId: id,
      data: { title: 'tíde', n: 1.5 },
      tags: ['posts', `post:${id}`],
    }),
  );
}

async function behindTheGuards(sql: string) {
  await pool().query(
    `grant update, delete on event to current_user; alter table event disable trigger user; ${sql}; alter table event enable trigger user`,
  );
}
