import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aComment, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { getPeople, getPersonHead, getStaff } from './queries';
import { PeopleFilter } from './schema';

const now = new Date('2026-03-06T12:00:00Z');
const editor = { kind: 'editor', personId: 1, name: 'x', sessionId: 'x' } as const;
const owner = { ...editor, kind: 'owner' } as const;
const ask = (asked: Record<string, string>) => PeopleFilter.parse(asked);
const names = async (actor: Actor, asked: Record<string, string>) =>
  (await getPeople(actor, ask(asked), now))?.rows.map(({ name }) => name);

let tag: { id: number };

beforeAll(async () => {
  await aPerson({ name: 'Ines Ahrend', email: 'ines@harbour.example' });
  await aPerson({ name: 'ines Zell', email: 'zell@harbour.example', claimedAt: now });
  const banned = await aPerson({ name: 'Ínes Unknown', email: 'in@quay.example' });
  const held = await aPerson({ name: 'Bo Held', email: 'bo@quay.example', role: 'member' });
  const freed = await aPerson({ name: 'Cy Freed', email: 'cy@quay.example' });
  await anEditor({ name: 'Edda Desk', email: 'edda@desk.example' });
  await aPerson({ name: 'Gone Already', erasedAt: now });
  const sanction = (personId: number, kind: 'ban' | 'always_held', more = {}) =>
    db.sanction.create({ data: { personId, kind, reason: 'x', createdAt: new Date(0), ...more } });
  await sanction(banned.id, 'ban');
  await sanction(held.id, 'always_held', { endsAt: new Date(now.getTime() + 1) });
  await sanction(held.id, 'ban', { endsAt: now });
  await sanction(freed.id, 'ban', { liftedAt: now });
  tag = await db.tag.create({ data: { slug: 'sea', name: 'Sea' } });
  const post = await aPost({ tags: { create: [{ tagId: tag.id }] }, bylines: undefined });
  await aComment({ personId: held.id, postId: post.id });
  await aComment({ personId: held.id });
});

test('people are found by the beginning of their name, whatever its case, in order', async () => {
  expect(await names(editor, { q: 'ines' })).toEqual(['Ines Ahrend', 'ines Zell']);
  expect(await names(editor, { q: 'INES Z' })).toEqual(['ines Zell']);
  expect(await names(editor, { q: 'nes' })).toEqual([]);
  expect(await names(editor, { q: '%' })).toEqual([]);
});

test('by the beginning of their address, for those who may see it', async () => {
  expect(await names(editor, { q: 'Ines@' })).toEqual(['Ines Ahrend']);
  expect(await names(editor, { q: 'in@' })).toEqual(['Ínes Unknown']);
  expect(await names(editor, { q: 'zel' })).toEqual(['ines Zell']);
  expect(await names({ ...editor, onlyTags: [tag.id] }, { q: 'bo@' })).toEqual([]);
  const kept = await getPeople({ ...editor, onlyTags: [tag.id] }, ask({}), now);
  expect(kept?.rows).toMatchObject([{ name: 'Bo Held', email: null, answers: 1 }]);
});

test('groups: guests, members, staff, and whoever is under a sanction now', async () => {
  expect(await names(editor, { group: 'guests', q: 'i' })).toEqual(['Ines Ahrend']);
  expect(await names(editor, { group: 'members' })).toEqual(['Bo Held', 'ines Zell']);
  expect(await names(editor, { group: 'staff', q: 'e' })).toEqual(['Edda Desk']);
  expect(await names(editor, { group: 'sanctioned' })).toEqual(['Bo Held', 'Ínes Unknown']);
  const rows = (await getPeople(editor, ask({ group: 'sanctioned' }), now))!.rows;
  expect(rows.map(({ sanction }) => sanction)).toEqual(['always_held', 'ban']);
  expect(await names(editor, { q: 'gone' })).toEqual([]);
});

test('pages follow one another without a gap, in each order', async () => {
  for (let n = 0; n < 95; n += 1)
    await aPerson({ name: 'Multi Name', nameSkeleton: `multi${n}`, email: `multi-${n}@x.example` });
  for (const q of ['', 'multi', 'multi-']) {
    const seen: number[] = [];
    let after: number | null = null;
    do {
      const page: Awaited<ReturnType<typeof getPeople>> = await getPeople(editor, { ...ask({ q }), after }, now);
      seen.push(...page!.rows.map(({ id }) => id));
      after = page!.next;
    } while (after !== null);
    const expected = await db.person.count({ where: { erasedAt: null, ...(q && { name: 'Multi Name' }) } });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(expected);
  }
});

test('a drawer’s head is for editors; one of chosen tags opens it for those who wrote under them', async () => {
  const { id } = (await db.person.findFirst({ where: { name: 'Ines Ahrend' } }))!;
  const { id: heldId } = (await db.person.findFirst({ where: { name: 'Bo Held' } }))!;
  expect(await getPersonHead(editor, id, now)).toMatchObject({ name: 'Ines Ahrend', email: 'ines@harbour.example' });
  const kept = { ...editor, onlyTags: [tag.id] };
  expect(await getPersonHead(kept, id, now)).toBe(null);
  expect(await getPersonHead(kept, heldId, now)).toMatchObject({ name: 'Bo Held', email: null });
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { kind, personId: id, name: 'x', sessionId: 'x' } as Actor;
    expect(await getPersonHead(actor, id, now)).toBe(null);
    expect(await getPeople(actor, ask({}), now)).toBe(null);
    expect(await getStaff(actor)).toBe(null);
  }
  expect(await getStaff(editor)).toBe(null);
  expect((await getStaff(owner))!.map(({ name }) => name)).toContain('Edda Desk');
});
