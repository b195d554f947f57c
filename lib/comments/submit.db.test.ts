import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import type { Challenge } from '@/lib/challenge/challenge';
import { none } from '@/lib/challenge/none';
import { pow } from '@/lib/challenge/pow';
import { db, transaction } from '@/lib/db/client';
import { NAME_TAKEN } from '@/lib/people/writer';
import { saveSettings } from '@/lib/settings/store';
import { aComment, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { skeleton } from '@/lib/text/names';
import { type CommentFields, StrangersForm } from './schema';
import { type Sending, submitComment } from './submit';

const now = new Date('2026-03-06T16:30:00Z');
let post: Awaited<ReturnType<typeof aPost>>;

beforeEach(async () => {
  post = await aPost();
  await transaction((tx) => saveSettings(tx, { title: 'Plus or Minus', organisation: 'Aldersey Vane Instruments' }));
});

let made = 0;
const words = () => `word${'abcdefghij'[made % 10]}`.repeat(1 + (made++ % 7)) + made.toString(36);
const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

function form(fields: Partial<CommentFields> = {}) {
  const typed = {
    postId: String(post.id),
    body: `An answer, ${words()}.`,
    name: `Guest ${letters(++made)}`,
    email: `guest-${made}@people.example`,
  };
  return StrangersForm.parse({ ...typed, wantsLetter: 'yes', ...fields });
}
const sending = (more: Partial<Sending> = {}): Sending => ({
  now,
  address: '192.0.2.7',
  answers: { proof: '', hcaptcha: '' },
  challenge: none,
  secondsToWrite: 60,
  ...more,
});
const submit = (fields: Partial<CommentFields> = {}, more: Partial<Sending> = {}, actor: Actor = stranger) =>
  submitComment(actor, form(fields), sending(more));
const stored = (where = {}) => db.comment.findMany({ where: { postId: post.id, ...where }, orderBy: { id: 'asc' } });
const many = <Value>(count: number, work: (n: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

test('a new guest’s answer waits, with its promise, its event and its letter', async () => {
  const outcome = await submit({
    name: 'Ines Okafor',
    email: 'Ines@Reservoir.example',
    website: 'reservoir.example',
    body: 'One *word*.',
  });
  const [comment] = await stored();
  expect(outcome).toEqual({ ok: true, value: { receipt: comment!.receipt, publishedBy: null } });
  expect(comment).toMatchObject({ state: 'pending', awaitsConfirmation: false, source: 'One *word*.', version: 1 });
  expect(comment!.html).toContain('<em>word</em>');
  expect(comment!.dueAt!.toISOString()).toBe('2026-03-09T10:30:00.000Z'); // half an hour on Friday, the rest on Monday
  expect(comment!.receipt.length).toBeGreaterThanOrEqual(32);

  const person = await db.person.findUniqueOrThrow({ where: { id: comment!.personId } });
  expect(person).toMatchObject({
    name: 'Ines Okafor',
    emailFolded: 'ines@reservoir.example',
    webAddress: 'https://reservoir.example/',
    emailConfirmedAt: null,
  });
  const [event] = await db.event.findMany({ where: { subject: 'comment', subjectId: String(comment!.id) } });
  expect(event).toMatchObject({ kind: 'comment.submitted', tags: [] });
  expect(JSON.stringify(event!.data)).not.toMatch(/Ines|reservoir|word\*/);
  const [job] = await db.job.findMany({ where: { key: `letter.comment-received:${comment!.id}` } });
  expect(job!.data).toMatchObject({ commentId: comment!.id, confirmSecret: expect.any(String) });
});

test('staff are published at once, and the pages that show it grow old', async () => {
  const editor = await anEditor();
  const actor: Actor = { kind: 'editor', personId: editor.id, name: editor.name, sessionId: 's' };
  const outcome = await submit({}, {}, actor);
  const [comment] = await stored();
  expect(comment).toMatchObject({ state: 'approved', personId: editor.id, publishedAt: now, dueAt: null });
  const event = await db.event.findFirstOrThrow({ where: { kind: 'comment.published' } });
  expect(event.tags.sort()).toEqual(['answers', `post:${post.slug}`]);
  expect(outcome).toMatchObject({ ok: true, value: { publishedBy: event.id } });
  expect(await db.job.count({ where: { key: `letter.comment-received:${comment!.id}` } })).toBe(0);
});

test('a name that looks like somebody else’s is refused beside its field, and nothing is stored', async () => {
  const alice = await aPerson({ name: 'Alice Harbour' });
  await db.formerName.create({
    data: { personId: alice.id, name: 'Alix', nameSkeleton: skeleton('Alix'), until: now },
  });
  for (const name of [
    'Alice Harbour',
    'ALICE  harbour',
    'Alix',
    'Plus or Minus',
    'Aldersey Vane Instruments',
    'Moderator',
    'admin',
  ]) {
    expect(await submit({ name }), name).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', fields: { name: [NAME_TAKEN] } },
    });
  }
  expect(await stored()).toEqual([]);
});

test('a known address is not locked out: the answer waits for a letter to be confirmed, under the known name', async () => {
  const ines = await aPerson({ name: 'Ines Lund', email: 'lund@reservoir.example' });
  const outcome = await submit({ name: 'Whoever Else', email: 'LUND@reservoir.example' });
  expect(outcome.ok).toBe(true);
  const [comment] = await stored();
  expect(comment).toMatchObject({ personId: ines.id, state: 'pending', awaitsConfirmation: true, dueAt: null });
  const token = await db.token.findFirstOrThrow({ where: { commentId: comment!.id } });
  const job = await db.job.findFirstOrThrow({ where: { key: `letter.comment-received:${comment!.id}` } });
  const { confirmSecret } = job.data as { confirmSecret: string };
  expect(token.hash).not.toContain(confirmSecret);
  expect(token.expiresAt.getTime() - now.getTime()).toBe(7 * 86_400_000);
  expect((await db.person.findUniqueOrThrow({ where: { id: ines.id } })).name).toBe('Ines Lund');
});

test('nobody can have letters sent to another’s address without end', async () => {
  await aPerson({ email: 'bombed@people.example' });
  const outcomes = await many(12, () => submit({ email: 'bombed@people.example' }));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(5);
  expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: { code: 'too-many' } });
});

test('a browser that has confirmed its address, or is signed in, gives neither name nor address', async () => {
  const ines = await aPerson({ emailConfirmedAt: now });
  const actor: Actor = { kind: 'guest', personId: ines.id, name: ines.name };
  expect((await submit({}, {}, actor)).ok).toBe(true);
  expect((await stored())[0]).toMatchObject({ personId: ines.id, awaitsConfirmation: false });
});

test('fifty parallel answers under one new name make exactly one person', async () => {
  const outcomes = await many(50, (n) => submit({ name: 'Otis Vane', email: `otis-${n}@people.example` }));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal.fields).toEqual({ name: [NAME_TAKEN] });
  expect(await db.person.count({ where: { name: 'Otis Vane' } })).toBe(1);
  expect(await stored()).toHaveLength(1);
});

test('fifty parallel answers from one new address make exactly one person, and the others wait for the letter', async () => {
  const outcomes = await many(50, (n) => submit({ name: `Twin ${letters(n)} Vale`, email: 'twin@people.example' }));
  expect(await db.person.count({ where: { emailFolded: 'twin@people.example' } })).toBe(1);
  const comments = await stored();
  expect(comments.filter((comment) => !comment.awaitsConfirmation)).toHaveLength(1);
  expect(comments).toHaveLength(6);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code !== 'too-many')).toEqual([]);
});

test('a hundred parallel sendings with one key make one comment, one person and one letter', async () => {
  const fields = { key: 'one-key', body: 'Only once.', name: 'Once Only', email: 'once@people.example' };
  const outcomes = await many(100, () => submit(fields));
  expect(new Set(outcomes.map((outcome) => (outcome.ok ? outcome.value.receipt : outcome.refusal.message))).size).toBe(
    1,
  );
  const comments = await stored();
  expect(comments).toHaveLength(1);
  expect(await db.job.count({ where: { key: `letter.comment-received:${comments[0]!.id}` } })).toBe(1);
  expect(await db.person.count({ where: { emailFolded: 'once@people.example' } })).toBe(1);
});

test('an answer is never told that its name is taken by itself, sent at the same moment', async () => {
  for (let round = 0; round < 25; round += 1) {
    const name = `Twin ${letters(1_000 + round)}`;
    const fields = { key: `twin-${round}`, body: `Sent by ${name}.`, name, email: `twin-${round}@people.example` };
    const outcomes = await many(40, () => submit(fields));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  }
}, 30_000);

test('without a key, as without JavaScript, the same words by the same hand are still one', async () => {
  const fields = { body: 'Back button.', name: 'Bette Back', email: 'back@people.example' };
  await many(5, () => submit(fields));
  expect(await stored()).toHaveLength(1);
  await submit({ ...fields, body: 'A second thought.' });
  expect(await stored()).toHaveLength(2);
});

test('the back button and a new key do not make a second answer of the same words, nor does a withdrawal forbid them', async () => {
  const fields = { body: 'Said twice.', name: 'Bac Kagain', email: 'bac@people.example' };
  const first = await submit({ ...fields, key: 'one' });
  expect(await submit({ ...fields, key: 'two' })).toEqual(first);
  expect(await stored()).toHaveLength(1);
  for (const keyless of [{}, { key: 'three' }]) {
    await db.comment.updateMany({ where: { postId: post.id }, data: { state: 'withdrawn' } });
    expect(await submit({ ...fields, ...keyless })).not.toEqual(first);
  }
  await db.comment.updateMany({ where: { postId: post.id }, data: { state: 'withdrawn' } });
  expect((await submit(fields)).ok).toBe(true);
  await db.comment.updateMany({ where: { postId: post.id }, data: { state: 'withdrawn' } });
  expect((await submit(fields)).ok).toBe(true);
  expect((await stored()).length).toBeGreaterThanOrEqual(4);
});

test('once words are public, sending them again from the same network does not give their receipt away', async () => {
  const fields = { email: 'writer@people.example', name: 'Nadia Brandt', body: 'Words that all can read.', key: 'a' };
  const sent = await submit(fields);
  if (!sent.ok) throw new Error(sent.refusal.message);
  await db.comment.updateMany({ where: { postId: post.id }, data: { state: 'approved', publishedAt: now } });

  const later = { now: new Date(now.getTime() + 3_600_000) };
  for (const key of ['', 'another']) {
    const heard = await submit({ ...fields, name: 'Somebody Else', key }, later);
    expect(heard).toMatchObject({ refusal: { code: 'conflict' } });
    expect(JSON.stringify(heard)).not.toContain(sent.value.receipt);
  }
  expect(await submit(fields, later)).toMatchObject({ ok: true, value: { receipt: sent.value.receipt } });
});

test('the same key with other words is a conflict, in words', async () => {
  const fields = { key: 'key-two', name: 'Con Flict', email: 'con@people.example' };
  await submit({ ...fields, body: 'First.' });
  expect(await submit({ ...fields, body: 'Second.' })).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(await stored()).toHaveLength(1);
});

test('one proof of work opens the door once, also when two hundred come at the same moment', {
  timeout: 60_000,
}, async () => {
  const challenge = (await pow.issue({ postId: post.id, now: new Date() })) as never;
  const solution = await solveChallenge({ challenge, deriveKey });
  const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
  const outcomes: Awaited<ReturnType<typeof submit>>[] = [];
  for (let wave = 0; wave < 4; wave += 1) {
    outcomes.push(
      ...(await many(50, () => submit({}, { now: new Date(), challenge: pow, answers: { proof, hcaptcha: '' } }))),
    );
  }
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal.code).toBe('not-human');
  expect(await stored()).toHaveLength(1);
});

test('a proof that opened nothing is not spent: what failed may be sent again', async () => {
  const spend = { id: 'pow:kept', expiresAt: new Date(now.getTime() + 600_000) };
  const challenge: Challenge = { ...none, verify: async () => ({ outcome: 'passed', spend }) };
  const taken = await aPerson();
  expect((await submit({ name: taken.name }, { challenge })).ok).toBe(false);
  expect(await db.spentChallenge.count({ where: { id: spend.id } })).toBe(0);
  expect((await submit({}, { challenge })).ok).toBe(true);
});

test('without a proof an answer is held, and says why to the editors', async () => {
  await transaction((tx) => saveSettings(tx, { moderation: { mode: 'afterwards' } }));
  expect((await submit({}, { challenge: pow })).ok).toBe(true);
  expect((await stored())[0]).toMatchObject({
    state: 'pending',
    heldFor: 'sent without the challenge',
    heldBy: 'challenge-absent',
  });
});

test('a banned person is refused in words; an unproved address neither publishes nor reveals more', async () => {
  const person = await aPerson({ emailConfirmedAt: now });
  await db.sanction.create({ data: { personId: person.id, kind: 'ban', reason: 'A test' } });
  const actor: Actor = { kind: 'guest', personId: person.id, name: person.name };
  const outcome = await submit({}, {}, actor);
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  expect(JSON.stringify(outcome)).not.toContain('A test');
  await db.sanction.updateMany({ where: { personId: person.id }, data: { liftedAt: now } });
  expect((await submit({}, {}, actor)).ok).toBe(true);
});

test('closed, withdrawn and missing threads take nothing', async () => {
  const closed = await aPost({ commentPolicy: 'closed', commentMessage: 'All has been said.' });
  expect(await submit({ postId: String(closed.id) })).toMatchObject({
    refusal: { code: 'closed', message: 'All has been said.' },
  });
  const draft = await aPost({ state: 'draft', publishedAt: null });
  expect(await submit({ postId: String(draft.id) })).toMatchObject({ refusal: { code: 'missing' } });
  expect(await submit({ postId: '999999999' })).toMatchObject({ refusal: { code: 'missing' } });
});

test('one answers what is or was public under the same post, and quotes what stands there', async () => {
  const parent = await aComment({
    postId: post.id,
    state: 'approved',
    html: '<p>People defend their <em>instruments</em>.</p>',
  });
  expect((await submit({ parentId: String(parent.id), quote: 'defend their instruments' })).ok).toBe(true);
  expect(await submit({ parentId: String(parent.id), quote: 'never said' })).toMatchObject({
    refusal: { fields: { quote: [expect.any(String)] } },
  });
  expect(await submit({ quote: 'Words.' })).toMatchObject({ ok: true });
  const waiting = await aComment({ postId: post.id });
  const elsewhere = await aComment({ state: 'approved' });
  for (const other of [waiting, elsewhere]) {
    expect(await submit({ parentId: String(other.id) })).toMatchObject({ refusal: { code: 'missing' } });
  }
});

test('when the database is away the writer hears it in words', async () => {
  const { answeringWhenAway } = await import('./away');
  const away = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  expect(await answeringWhenAway(() => Promise.reject(away))).toMatchObject({
    ok: false,
    refusal: { code: 'unavailable' },
  });
  await expect(answeringWhenAway(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
});
