import { expect, test, vi } from 'vitest';
import { db, pool, transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { aComment, aPost } from '@/lib/test/factories';
import { run } from './verify';

const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
const said = () => printed.mock.calls.flat().join('\n');

test('a sound database passes, and every kind of damage is found', async () => {
  const post = await aPost();
  await aComment({ postId: post.id, state: 'approved' });
  await aComment({ postId: post.id, state: 'rejected' });
  for (const id of [1, 2, 3]) await happen(id);
  expect(await run()).toBe(0);
  expect(said()).toContain('3 events');

  await db.post.update({ where: { id: post.id }, data: { commentCount: 7 } });
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain(`Post ${post.slug} counts 7 comments and has 1.`);
  await db.post.update({ where: { id: post.id }, data: { commentCount: 1 } });
  expect(await run()).toBe(0);

  await behindTheGuards(`update event set data = '{"a":"lie"}' where id = 2`);
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain('Event 2 was changed after it was written.');

  await behindTheGuards('delete from event where id = 2');
  printed.mockClear();
  expect(await run()).toBe(1);
  expect(said()).toContain('Between events 1 and 3 something was taken out.');
});

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
  await pool().query(`grant update, delete on event to current_user; alter table event disable trigger user; ${sql}; alter table event enable trigger user`);
}
