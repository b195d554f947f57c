import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { anEditor, aPerson, aPost } from '@/lib/test/factories';
import { reachedBy, reachedBySql } from './scope-store';
import { findConfirmedGuest, findSession, insertSession } from './store';

const now = new Date('2026-03-06T12:00:00Z');

test('the guest cookie stands for a confirmed guest, and no longer for one with a password, with an office, or erased', async () => {
  const guest = await aPerson({ emailConfirmedAt: now });
  expect(await findConfirmedGuest(guest.id)).toEqual({ id: guest.id, name: guest.name });
  await db.person.update({ where: { id: guest.id }, data: { claimedAt: now } });
  expect(await findConfirmedGuest(guest.id)).toBe(null);

  for (const other of [
    await aPerson(),
    await aPerson({ emailConfirmedAt: now, erasedAt: now }),
    await anEditor({ emailConfirmedAt: now, claimedAt: null }),
  ]) {
    expect(await findConfirmedGuest(other.id)).toBe(null);
  }
});

test('a session’s person comes with the ban that stands on them and the tags they are kept to', async () => {
  const editor = await anEditor();
  const tag = await db.tag.create({ data: { slug: 'tides', name: 'Tides' } });
  await db.editorTag.create({ data: { personId: editor.id, tagId: tag.id } });
  const session = await insertSession(db, {
    personId: editor.id,
    device: '',
    expiresAt: new Date(now.getTime() + 1e9),
  });
  const person = async () => (await findSession(session.id, now))?.person;
  expect(await person()).toMatchObject({ role: 'editor', isBanned: false, tagIds: [tag.id] });
  const ban = { personId: editor.id, kind: 'ban', reason: 'x', createdAt: new Date(0) } as const;
  const over = await db.sanction.create({ data: { ...ban, endsAt: now } });
  expect(await person()).toMatchObject({ isBanned: false });
  await db.sanction.update({ where: { id: over.id }, data: { endsAt: new Date(now.getTime() + 1) } });
  expect(await person()).toMatchObject({ isBanned: true });
  await db.sanction.update({ where: { id: over.id }, data: { liftedAt: now } });
  expect(await person()).toMatchObject({ isBanned: false });
});

test('what is reached is the same in Prisma’s words and in SQL', async () => {
  const [ours, theirs, none] = [await aPost(), await aPost(), await aPost()];
  const [tag, other] = await Promise.all(['sea', 'land'].map((slug) => db.tag.create({ data: { slug, name: slug } })));
  await db.postTag.createMany({
    data: [
      { postId: ours.id, tagId: tag!.id },
      { postId: ours.id, tagId: other!.id },
      { postId: theirs.id, tagId: other!.id },
    ],
  });
  const kept = { kind: 'editor', personId: 1, name: 'x', sessionId: 'x', onlyTags: [tag!.id] } as const;
  const free = { kind: 'editor', personId: 1, name: 'x', sessionId: 'x' } as const;
  for (const [actor, expected] of [
    [kept, [ours.id]],
    [free, [ours.id, theirs.id, none.id]],
  ] as const) {
    const rows = await db.post.findMany({ where: reachedBy(actor), orderBy: { id: 'asc' } });
    const sql = await db.$queryRaw<{ id: number }[]>`
      select p.id from post p where ${reachedBySql(actor, Prisma.sql`p.id`)} order by p.id`;
    expect(rows.map(({ id }) => id)).toEqual(expected);
    expect(sql.map(({ id }) => id)).toEqual(expected);
  }
});
