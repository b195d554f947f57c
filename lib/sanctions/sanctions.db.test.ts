import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { insertSession } from '@/lib/auth/store';
import { db } from '@/lib/db/client';
import { aComment, anAuthor, anEditor, aPerson } from '@/lib/test/factories';
import { giveSanction } from './give-sanction';
import { liftSanction } from './lift-sanction';
import { partOf, refuseIfBarred } from './part';
import { SanctionForm, type sanctionKinds } from './schema';

const now = new Date('2026-03-06T12:00:00Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1_000);

type Kind = (typeof sanctionKinds)[number];
const form = (personId: number, kind: Kind, more: Record<string, unknown> = {}) =>
  SanctionForm.parse({
    personId,
    kind,
    lasts: kind === 'suspension' ? '7d' : 'open',
    reason: 'zxreason',
    words: 'zxwords',
    tells: 'yes',
    ...more,
  });

const actorOf = (person: { id: number; name: string; role: string }) =>
  ({ kind: person.role, personId: person.id, name: person.name, sessionId: 'x' }) as Actor;
const editorActor = async () => actorOf(await anEditor());
const ownerActor = async () => actorOf(await aPerson({ role: 'owner' }));
const letters = (sanctionId: number) => db.job.findMany({ where: { data: { equals: { sanctionId } } } });

test('each kind of sanction binds at once, and the log holds no word of it', async () => {
  const editor = await editorActor();
  const expected = {
    warning: { may: true, isHeld: false },
    always_held: { may: true, isHeld: true },
    suspension: { may: false, because: 'suspension', until: new Date(now.getTime() + 7 * 86_400_000) },
    ban: { may: false, because: 'ban', until: null },
  };
  for (const kind of ['warning', 'always_held', 'suspension', 'ban'] as const) {
    const person = await aPerson();
    const given = await giveSanction(editor, form(person.id, kind), now);
    expect(given).toMatchObject({ ok: true });
    expect(await partOf({ personId: person.id, addressHash: null }, now)).toEqual(expected[kind]);
  }
  const events = await db.event.findMany({ where: { kind: 'person.sanctioned' } });
  expect(events).toHaveLength(4);
  expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/zxreason|zxwords/);
});

test('a sanction ends by the clock, and nothing has to run for it', async () => {
  const person = await aPerson();
  await giveSanction(await editorActor(), form(person.id, 'suspension', { lasts: '1h' }), now);
  const who = { personId: person.id, addressHash: null };
  expect((await partOf(who, seconds(3_599))).may).toBe(false);
  expect((await partOf(who, seconds(3_600))).may).toBe(true);
  expect(await giveSanction(await editorActor(), form(person.id, 'suspension'), seconds(3_601))).toMatchObject({
    ok: true,
  });
});

test('a second of the same kind is refused while the first stands, also when two editors act at once', async () => {
  const person = await aPerson();
  const [one, other] = [await editorActor(), await editorActor()];
  const outcomes = await Promise.all([one, other].map((editor) => giveSanction(editor, form(person.id, 'ban'), now)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
});

test('the letter waits for the undo window; lifted within it, none is ever sent', async () => {
  const editor = await editorActor();
  const person = await aPerson();
  const given = await giveSanction(editor, form(person.id, 'ban'), now);
  if (!given.ok) throw new Error(given.refusal.message);
  const { sanctionId } = given.value;
  expect(await letters(sanctionId)).toMatchObject([{ kind: 'letter.sanctioned', runAt: seconds(20) }]);

  expect(await liftSanction(editor, sanctionId, seconds(5))).toMatchObject({ ok: true });
  expect(await letters(sanctionId)).toEqual([]);
  expect((await partOf({ personId: person.id, addressHash: null }, seconds(5))).may).toBe(true);
  expect(await liftSanction(editor, sanctionId, seconds(6))).toMatchObject({ refusal: { code: 'conflict' } });
});

test('whoever was told that they are barred is told when they are not', async () => {
  const editor = await editorActor();
  const person = await aPerson();
  const given = await giveSanction(editor, form(person.id, 'suspension'), now);
  if (!given.ok) throw new Error(given.refusal.message);
  const { sanctionId } = given.value;
  await db.job.updateMany({ where: { data: { equals: { sanctionId } } }, data: { doneAt: seconds(21), key: null } });
  await liftSanction(editor, sanctionId, seconds(60));
  expect((await letters(sanctionId)).map(({ kind }) => kind).sort()).toEqual([
    'letter.sanction-lifted',
    'letter.sanctioned',
  ]);
});

test('an order to hold everything can go untold, a ban cannot, and nobody writes to somebody without an address', async () => {
  const editor = await editorActor();
  const untold = await giveSanction(editor, form((await aPerson()).id, 'always_held', { tells: undefined }), now);
  const banned = await giveSanction(editor, form((await aPerson()).id, 'ban', { tells: undefined }), now);
  const nowhere = await giveSanction(editor, form((await aPerson({ email: null })).id, 'ban'), now);
  const count = async (given: typeof untold) => (given.ok ? (await letters(given.value.sanctionId)).length : -1);
  expect([await count(untold), await count(banned), await count(nowhere)]).toEqual([0, 1, 0]);
});

test('nobody sanctions themselves or an owner; an editor sanctions no colleague, an owner may', async () => {
  const [editor, owner] = [await editorActor(), await ownerActor()];
  const [colleague, author, otherOwner, reader] = [
    await anEditor(),
    await anAuthor(),
    await aPerson({ role: 'owner' }),
    await aPerson(),
  ];
  const may = async (actor: Actor, id: number) => (await giveSanction(actor, form(id, 'warning'), now)).ok;
  expect(await may(editor, editor.personId!)).toBe(false);
  expect(await may(owner, owner.personId!)).toBe(false);
  expect(await may(owner, otherOwner.id)).toBe(false);
  expect(await may(editor, colleague.id)).toBe(false);
  expect(await may(editor, author.id)).toBe(false);
  expect(await may(owner, colleague.id)).toBe(true);
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { kind, personId: (await aPerson()).id, name: 'x', sessionId: 'x' } as Actor;
    expect(await may(actor, reader.id)).toBe(false);
  }
  const ban = await giveSanction(owner, form(author.id, 'ban'), now);
  expect(ban.ok && (await liftSanction(editor, ban.value.sanctionId, now))).toMatchObject({
    refusal: { code: 'forbidden' },
  });
});

test('a ban ends every open session', async () => {
  const person = await aPerson({ role: 'member' });
  const session = await insertSession(db, { personId: person.id, device: '', expiresAt: seconds(86_400) });
  await giveSanction(await editorActor(), form(person.id, 'ban'), now);
  expect((await db.session.findUniqueOrThrow({ where: { id: session.id } })).revokedAt).toEqual(now);
});

test('a stranger at the address of a banned guest may not react or report for a week; elsewhere and later they may', async () => {
  const person = await aPerson();
  await aComment({ personId: person.id, addressHash: 'here', sentAt: now });
  const stranger = (addressHash: string | null, at: Date) => refuseIfBarred({ personId: null, addressHash }, at);
  expect(await stranger('here', now)).toBe(null);
  await giveSanction(await editorActor(), form(person.id, 'ban'), now);
  expect(await stranger('here', seconds(1))).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await stranger('there', seconds(1))).toBe(null);
  expect(await stranger(null, seconds(1))).toBe(null);
  expect(await stranger('here', seconds(8 * 86_400))).toBe(null);
});

test('the form wants a reason, and an end for a suspension', () => {
  const ask = (given: Record<string, unknown>) => SanctionForm.safeParse({ personId: '1', kind: 'ban', ...given });
  expect(ask({ reason: 'x' }).success).toBe(true);
  expect(ask({ reason: '  ' }).success).toBe(false);
  expect(ask({ reason: 'x'.repeat(1_001) }).success).toBe(false);
  expect(ask({ reason: 'x', kind: 'suspension' }).success).toBe(false);
  expect(ask({ reason: 'x', kind: 'suspension', lasts: '3h' }).success).toBe(true);
  expect(ask({ reason: 'x', kind: 'deletion' }).success).toBe(false);
});
