import { expect, test } from 'vitest';
import { type Actor, system } from '@/lib/auth/actor';
import { insertSession } from '@/lib/auth/store';
import { db } from '@/lib/db/client';
import { anEditor, aPerson } from '@/lib/test/factories';
import { appointPerson } from './appoint';
import { changeRole } from './change-role';
import { setPassword } from './set-password';
import { signIn } from './sign-in';
import { listMembers } from './staff-store';

const now = new Date('2026-03-06T10:00:00Z');
const visit = { networkAddress: '192.0.2.7', device: 'a test', formerSessionId: null };
const lea = { name: 'Lea Marsh', email: 'Lea@desk.example', role: 'editor', password: 'between two tides' } as const;

test('somebody appointed can sign in, is listed, and is in the log', async () => {
  const appointed = await appointPerson(system, lea, now);
  expect(appointed).toMatchObject({ ok: true });
  expect(await signIn({ email: lea.email, password: lea.password }, visit, now)).toMatchObject({
    ok: true,
    value: { name: 'Lea Marsh', isStaff: true },
  });
  expect(await listMembers()).toContainEqual(expect.objectContaining({ email: lea.email, role: 'editor' }));
  expect(await db.event.count({ where: { kind: 'person.joined', data: { equals: { role: 'editor' } } } })).toBe(1);
});

test('a name that looks like another and an address that is known are refused in words', async () => {
  const twin = { ...lea, email: 'twin@desk.example', name: 'Lеа Marsh' }; // with a Cyrillic е and а
  expect(await appointPerson(system, twin, now)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(await appointPerson(system, { ...lea, name: 'Somebody Else' }, now)).toMatchObject({
    ok: false,
    refusal: { code: 'conflict', message: 'Lea@desk.example is known already, as Lea Marsh (editor).' },
  });
});

test('only owners appoint, change roles and passwords', async () => {
  const editor = await anEditor();
  const actor: Actor = { kind: 'editor', personId: editor.id, name: editor.name, sessionId: 'x' };
  const guest = await aPerson();
  for (const outcome of [
    await appointPerson(actor, { ...lea, name: 'Nobody New', email: 'new@desk.example' }, now),
    await changeRole(actor, guest.email!, 'owner'),
    await setPassword(actor, { email: guest.email!, password: 'a password of theirs' }, now),
  ]) {
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  }
});

test('the only owner stays owner until there is another', async () => {
  const [first, second] = [await aPerson({ role: 'owner' }), await anEditor()];
  expect(await changeRole(system, first.email!, 'editor')).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(await changeRole(system, second.email!, 'owner')).toMatchObject({ ok: true });
  const leaving = await Promise.all([first, second].map(({ email }) => changeRole(system, email!, 'reader')));
  expect(leaving.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.person.count({ where: { role: 'owner' } })).toBe(1);
});

test('a new password ends the sessions of the old', async () => {
  const editor = await anEditor();
  const session = await insertSession(db, {
    personId: editor.id,
    device: '',
    expiresAt: new Date(now.getTime() + 1e9),
  });
  await setPassword(system, { email: editor.email!, password: 'quite another one' }, now);
  expect((await db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).toEqual(now);
  expect(await signIn({ email: editor.email!, password: 'quite another one' }, visit, now)).toMatchObject({ ok: true });
});
