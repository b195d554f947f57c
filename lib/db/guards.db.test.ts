import { expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';

test('a rejection without a reason is impossible', async () => {
  const comment = await aComment();
  const editor = await anEditor();
  const guideline = await aGuideline();
  const rejection = {
    commentId: comment.id,
    kind: 'reject',
    deciderId: editor.id,
    fromState: 'pending',
    toState: 'rejected',
    version: 1,
  } as const;

  await expect(db.decision.create({ data: { ...rejection, guidelineId: guideline.id } })).rejects.toThrow(
    /decision_rejection_has_reason/,
  );
  await expect(db.decision.create({ data: { ...rejection, reason: 'Sells something' } })).rejects.toThrow(
    /decision_rejection_cites/,
  );
  await expect(db.comment.update({ where: { id: comment.id }, data: { state: 'rejected' } })).rejects.toThrow(
    /without a reason/,
  );

  await transaction(async (tx) => {
    await tx.comment.update({ where: { id: comment.id }, data: { state: 'rejected' } });
    await tx.decision.create({ data: { ...rejection, guidelineId: guideline.id, reason: 'Sells something' } });
  });
});

test('a decision is never rewritten, only undone, once', async () => {
  const comment = await aComment({ state: 'rejected' });
  const decision = await db.decision.findFirstOrThrow({ where: { commentId: comment.id } });
  await expect(db.decision.update({ where: { id: decision.id }, data: { reason: 'Another' } })).rejects.toThrow(
    /never rewritten/,
  );
  await expect(db.decision.update({ where: { id: decision.id }, data: { words: 'Other words' } })).rejects.toThrow(
    /never rewritten/,
  );
  await db.decision.update({ where: { id: decision.id }, data: { words: '' } }); // an erased person's go
  await db.decision.update({ where: { id: decision.id }, data: { undoneAt: new Date() } });
  await expect(db.decision.update({ where: { id: decision.id }, data: { undoneAt: new Date(0) } })).rejects.toThrow(
    /never rewritten/,
  );
});

test('an answer stands under the same post as what it answers', async () => {
  const parent = await aComment({ state: 'approved' });
  const elsewhere = await aPost();
  await expect(aComment({ postId: elsewhere.id, parentId: parent.id })).rejects.toThrow(/cannot answer/);
  await aComment({ postId: parent.postId, parentId: parent.id });
  const reply = await aComment({ postId: parent.postId, parentId: parent.id });
  await expect(db.comment.update({ where: { id: parent.id }, data: { parentId: reply.id } })).rejects.toThrow(
    /younger/,
  );
});

test('the post counts its approved comments, whatever becomes of them', async () => {
  const post = await aPost();
  const first = await aComment({ postId: post.id, state: 'approved' });
  await aComment({ postId: post.id });
  const count = async () => (await db.post.findUniqueOrThrow({ where: { id: post.id } })).commentCount;
  expect(await count()).toBe(1);
  await db.comment.update({ where: { id: first.id }, data: { state: 'withdrawn' } });
  expect(await count()).toBe(0);
});

test('a comment that waits has a promise', async () => {
  await expect(aComment({ dueAt: null })).rejects.toThrow(/comment_waiting_has_promise/);
});

test('limits count characters as people do, in the database too', async () => {
  await aComment({ source: '😀'.repeat(4_000) });
  await expect(aComment({ source: '😀'.repeat(4_001) })).rejects.toThrow(/comment_source_length/);
});

test('two names that look alike cannot both be written', async () => {
  await aPerson({ name: 'Alice' });
  await expect(aPerson({ name: 'Аlice' })).rejects.toThrow(/Unique constraint/);
});

test('the log is chained, gapless and only ever added to, also under a crowd', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      transaction((tx) =>
        record(tx, { kind: 'settings.changed', actorId: null, subject: 'settings', subjectId: i, tags: ['site'] }),
      ),
    ),
  );
  const broken = await db.$queryRaw<{ id: bigint }[]>`
    select id from (select e.*, lag(hash, 1, ''::bytea) over (order by id) as before, row_number() over (order by id) as place, e as whole from event e) chain
    where prev_hash <> before or hash <> event_digest(before, whole) or id <> place`;
  expect(broken).toEqual([]);
  // The right is taken from the application's own role, and whoever takes it back meets the trigger.
  for (const refused of [/permission denied/, /only ever added/]) {
    await expect(db.$executeRaw`update event set kind = 'post.drafted' where id = 1`).rejects.toThrow(refused);
    await expect(db.$executeRaw`delete from event`).rejects.toThrow(refused);
    await expect(db.$executeRaw`truncate event`).rejects.toThrow(refused);
    await db.$executeRaw`grant update, delete, truncate on event to current_user`;
  }
});
