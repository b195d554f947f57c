import { expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aComment, anAuthor, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { findPlaces } from './queries';
import { FindQuery } from './schema';

const now = new Date('2026-03-06T10:30:00Z');

async function editor(): Promise<Actor & { personId: number }> {
  const { id, name } = await anEditor();
  return { kind: 'editor', personId: id, name, sessionId: 's' };
}

test('people and posts are found by what they are called, and say where they are', async () => {
  const hanne = await editor();
  const person = await aPerson({ name: 'Tamsin Ferreira' });
  await aComment({ personId: person.id });
  const post = await aPost({ title: 'The ferry that was late' });
  const found = await findPlaces(hanne, 'tamsin', now);
  expect(found).toEqual([
    { group: 'People', name: 'Tamsin Ferreira', href: `/desk/people/${person.id}`, note: 'Guest' },
  ]);
  expect(await findPlaces(hanne, 'FERRY', now)).toMatchObject([{ group: 'Posts', href: `/desk/posts/${post.id}` }]);
});

test('an editor’s own saved views are offered before anything is typed, and nobody else’s', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  await db.savedView.create({ data: { ownerId: hanne.personId, name: 'First-timers', filter: { view: 'held' } } });
  expect(await findPlaces(hanne, '', now)).toMatchObject([
    { group: 'Saved views', name: 'First-timers', href: '/desk/queue?view=held' },
  ]);
  expect(await findPlaces(osric, '', now)).toEqual([]);
});

test('an author finds their own posts, and no people', async () => {
  const { id, name } = await anAuthor();
  const author: Actor = { kind: 'author', personId: id, name, sessionId: 's' };
  await aPerson({ name: 'Wrenna Halloran' });
  await aPost({ title: 'Wrenching, by another' });
  const own = await aPost({ title: 'Wrenching, by me', bylines: { create: [{ personId: id }] } });
  expect(await findPlaces(author, 'wren', now)).toMatchObject([{ group: 'Posts', href: `/desk/posts/${own.id}` }]);
});

test('whoever is not at the desk finds nothing', async () => {
  await aPerson({ name: 'Quillon Amadi' });
  for (const actor of [stranger, { ...(await editor()), kind: 'member' } as Actor]) {
    expect(await findPlaces(actor, 'quillon', now)).toEqual([]);
  }
});

test('whatever is asked, it is a question', () => {
  expect(FindQuery.parse({}).q).toBe('');
  expect(FindQuery.parse({ q: 7 }).q).toBe('');
  expect(FindQuery.parse({ q: 'x'.repeat(5_000) }).q).toHaveLength(100);
});
