import { expect, test } from 'vitest';
import { hashPassword } from '@/lib/auth/password';
import { findSession } from '@/lib/auth/store';
import { db } from '@/lib/db/client';
import { aPerson } from '@/lib/test/factories';
import { signIn } from './sign-in';
import { signOut } from './sign-out';

const now = new Date();
const from = (networkAddress: string) => ({ networkAddress, device: 'a test', formerSessionId: null });
const password = 'harbour wall at low water';

test('the right password begins a session, whatever the case of the address, and a sign-out ends it at once', async () => {
  const person = await aPerson({
    role: 'editor',
    email: 'Ada@people.example',
    passwordHash: await hashPassword(password),
  });
  const outcome = await signIn({ email: ' ada@PEOPLE.example ', password }, from('a'), now);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  expect(outcome.value).toMatchObject({ personId: person.id, isStaff: true });
  expect((await findSession(outcome.value.id, now))?.person.role).toBe('editor');

  await signOut({ kind: 'editor', personId: person.id, name: person.name, sessionId: outcome.value.id }, now);
  expect(await findSession(outcome.value.id, now)).toBe(null);
});

test('signing in again ends the session that this browser had', async () => {
  await aPerson({ role: 'editor', email: 'bea@people.example', passwordHash: await hashPassword(password) });
  const form = { email: 'bea@people.example', password };
  const first = await signIn(form, from('a'), now);
  if (!first.ok) throw new Error(first.refusal.message);
  await signIn(form, { ...from('a'), formerSessionId: first.value.id }, now);
  expect(await findSession(first.value.id, now)).toBe(null);
});

test('a wrong password, an unknown address, a guest and an erased person hear the same words', async () => {
  await aPerson({ role: 'editor', email: 'cleo@people.example', passwordHash: await hashPassword(password) });
  await aPerson({ email: 'guest@people.example' });
  await aPerson({ email: 'gone@people.example', passwordHash: await hashPassword(password), erasedAt: now });
  const tries = [
    { email: 'cleo@people.example', password: 'not this' },
    { email: 'nobody@people.example', password },
    { email: 'guest@people.example', password },
    { email: 'gone@people.example', password },
    { email: "' or 1=1 --", password },
  ];
  const heard = await Promise.all(tries.map((form) => signIn(form, from('b'), now)));
  expect(new Set(heard.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await db.session.count({ where: { device: 'b' } })).toBe(0);
});

test('guessing slows down for known and unknown addresses alike, and only where it is done', async () => {
  await aPerson({ role: 'owner', email: 'dora@people.example', passwordHash: await hashPassword(password) });
  for (const email of ['dora@people.example', 'nobody-at-all@people.example']) {
    for (let tries = 0; tries < 5; tries += 1) await signIn({ email, password: 'guess' }, from('attacker'), now);
    expect(await signIn({ email, password }, from('attacker'), now)).toMatchObject({
      ok: false,
      refusal: { code: 'too-many' },
    });
  }
  expect((await signIn({ email: 'dora@people.example', password }, from('home'), now)).ok).toBe(true);
});

test('many guesses at one moment are counted like many in a row', async () => {
  await aPerson({ role: 'owner', email: 'edda@people.example', passwordHash: await hashPassword(password) });
  const guess = (n: number) => signIn({ email: 'edda@people.example', password: `guess ${n}` }, from('rush'), now);
  const heard = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(n)));
  expect(heard.filter((outcome) => !outcome.ok && outcome.refusal.code === 'invalid')).toHaveLength(5);
});

test('another address of the same IPv6 network is no fresh start', async () => {
  const form = { email: 'fenna@people.example', password: 'guess' };
  for (let n = 1; n <= 5; n += 1) await signIn(form, from(`2001:db8:7:7::${n}`), now);
  expect(await signIn(form, from('2001:db8:7:7:ffff::'), now)).toMatchObject({ refusal: { code: 'too-many' } });
  expect(await signIn(form, from('2001:db8:7:8::1'), now)).toMatchObject({ refusal: { code: 'invalid' } });
});
