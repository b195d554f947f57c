import { expect, test } from 'vitest';
import { type Actor, actorOf } from '@/lib/auth/actor';
import { findColleague } from '@/lib/auth/store';
import { db } from '@/lib/db/client';
import { anEditor, aPerson } from '@/lib/test/factories';
import { changeStaff, StaffForm } from './change-staff';

const now = new Date('2026-03-06T10:00:00Z');
const form = (personId: number, role: string, tagIds: number[] = []) => StaffForm.parse({ personId, role, tagIds });
const actor = (person: { id: number; name: string }, kind: 'editor' | 'owner' = 'owner') =>
  ({ kind, personId: person.id, name: person.name, sessionId: 'x' }) as Actor;
const aTag = (slug: string) => db.tag.create({ data: { slug, name: slug } });
const asThey = async (id: number) => actorOf((await findColleague(id, now))!, 's');

test('an owner makes somebody an editor of chosen tags, of all, and nobody; each holds at once and is in the log', async () => {
  const owner = actor(await aPerson({ role: 'owner' }));
  const person = await aPerson({ claimedAt: now });
  const [sea, land] = [await aTag('sea'), await aTag('land')];

  expect(await changeStaff(owner, form(person.id, 'editor', [land.id, sea.id]))).toMatchObject({ ok: true });
  expect(await asThey(person.id)).toMatchObject({ kind: 'editor', onlyTags: [sea.id, land.id] });
  expect(await changeStaff(owner, form(person.id, 'editor'))).toMatchObject({ ok: true });
  expect(await asThey(person.id)).not.toHaveProperty('onlyTags');
  expect(await changeStaff(owner, form(person.id, 'none'))).toMatchObject({ ok: true, value: { role: 'member' } });
  expect((await asThey(person.id)).kind).toBe('member');

  const events = await db.event.findMany({
    where: { subject: 'person', subjectId: String(person.id) },
    orderBy: { id: 'asc' },
  });
  expect(events.map(({ kind, data }) => [kind, data])).toEqual([
    ['person.tags-changed', { tagIds: [sea.id, land.id] }],
    ['person.role-changed', { from: 'reader', to: 'editor' }],
    ['person.tags-changed', { tagIds: [] }],
    ['person.role-changed', { from: 'editor', to: 'member' }],
  ]);
});

test('saving the same again is no event', async () => {
  const owner = actor(await aPerson({ role: 'owner' }));
  const editor = await anEditor();
  expect(await changeStaff(owner, form(editor.id, 'editor'))).toMatchObject({ ok: true, value: { eventId: null } });
  const guest = await aPerson();
  expect(await changeStaff(owner, form(guest.id, 'none'))).toMatchObject({ ok: true, value: { eventId: null } });
});

test('a tag that is gone is refused, and nothing is lost by it', async () => {
  const owner = actor(await aPerson({ role: 'owner' }));
  const [editor, tag] = [await anEditor(), await aTag('tides')];
  await changeStaff(owner, form(editor.id, 'editor', [tag.id]));
  expect(await changeStaff(owner, form(editor.id, 'editor', [tag.id, 999_999]))).toMatchObject({
    refusal: { code: 'invalid' },
  });
  expect(await asThey(editor.id)).toMatchObject({ onlyTags: [tag.id] });
});

test('only owners change staff, nobody without an address works here, and the last owner stays', async () => {
  await db.person.updateMany({ where: { role: 'owner' }, data: { role: 'reader' } });
  const [owner, editor] = [await aPerson({ role: 'owner' }), await anEditor()];
  const nowhere = await aPerson({ email: null });
  const code = async (by: Actor, asked: StaffForm) => {
    const outcome = await changeStaff(by, asked);
    return outcome.ok ? 'done' : outcome.refusal.code;
  };
  expect(await code(actor(editor, 'editor'), form(editor.id, 'owner'))).toBe('forbidden');
  expect(await code(actor(owner), form(nowhere.id, 'author'))).toBe('invalid');
  expect(await code(actor(owner), form(owner.id, 'editor'))).toBe('conflict');
  expect(await code(actor(owner), form(999_999, 'editor'))).toBe('missing');
  expect(await code(actor(owner), form(editor.id, 'owner'))).toBe('done');
  const leaving = await Promise.all([owner, editor].map(({ id }) => code(actor(owner), form(id, 'none'))));
  expect(leaving.sort()).toEqual(['conflict', 'done']);
  expect(await db.person.count({ where: { role: 'owner' } })).toBe(1);
});
