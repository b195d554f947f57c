import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { saveSettings } from '@/lib/settings/store';
import { digest, secretWord } from '@/lib/signed';
import { aComment, aPerson, aPost } from '@/lib/test/factories';
import { confirmAddress } from './confirm';
import { editComment } from './edit';
import { getConfirmation, getReceipt, getThread } from './queries';
import { withdrawComment } from './withdraw';

const now = new Date('2026-03-06T16:30:00Z');
const moderate = (moderation: object) => transaction((tx) => saveSettings(tx, { moderation }));
const reread = (id: number) => db.comment.findUniqueOrThrow({ where: { id } });
const edit = (comment: { receipt: string; version: number }, body: string, actor: Actor = stranger) =>
  editComment(actor, { receipt: comment.receipt, version: comment.version, body, quote: '' }, now);
const receiptWord = () => secretWord();
const events = (id: number) =>
  db.event.findMany({ where: { subject: 'comment', subjectId: String(id) }, orderBy: { id: 'asc' } });

beforeEach(() => moderate({}));

test('editing what waits keeps its place in the queue and what it said before', async () => {
  const comment = await aComment();
  expect((await edit(comment, 'Better *words*.')).ok).toBe(true);
  const after = await reread(comment.id);
  expect(after).toMatchObject({
    state: 'pending',
    source: 'Better *words*.',
    version: 2,
    dueAt: comment.dueAt,
    editedAt: null,
  });
  expect(after.html).toContain('<em>words</em>');
  const [revision] = await db.commentRevision.findMany({ where: { commentId: comment.id } });
  expect(revision).toMatchObject({ version: 1, source: comment.source });
  expect((await events(comment.id)).map((event) => [event.kind, event.tags])).toEqual([['comment.edited', []]]);
});

test('editing what is published takes it off the page until an editor has read it', async () => {
  const comment = await aComment({ state: 'approved', decidedAt: now, pinned: true });
  await edit(comment, 'Other words.');
  const after = await reread(comment.id);
  expect(after).toMatchObject({
    state: 'pending',
    version: 2,
    decidedAt: null,
    pinned: false,
    heldFor: 'changed after it was published',
    heldBy: 'changed',
  });
  expect(after.dueAt!.toISOString()).toBe('2026-03-09T10:30:00.000Z');
  expect(await getThread(comment.postId)).toEqual([]);
  expect((await events(comment.id))[0]!.tags).toContain('answers');
});

test('its answers keep their place meanwhile', async () => {
  const comment = await aComment({ state: 'approved' });
  const reply = await aComment({ postId: comment.postId, parentId: comment.id, state: 'approved' });
  await edit(comment, 'Other words.');
  const [branch] = await getThread(comment.postId);
  expect(branch).toMatchObject({ id: comment.id, state: 'gone', html: '' });
  expect(branch!.replies[0]!.id).toBe(reply.id);
});

test('where answers are published first, so are their edits', async () => {
  await moderate({ mode: 'afterwards' });
  const comment = await aComment({ state: 'approved' });
  await edit(comment, 'Other words.');
  expect(await reread(comment.id)).toMatchObject({ state: 'approved', version: 2, editedAt: now });
});

test('a rejected answer may be revised and is read again; a withdrawn one not', async () => {
  const rejected = await aComment({ state: 'rejected' });
  expect((await edit(rejected, 'Mended.')).ok).toBe(true);
  expect(await reread(rejected.id)).toMatchObject({ state: 'pending', heldFor: 'revised after it was turned down' });
  const withdrawn = await aComment({ state: 'withdrawn' });
  expect(await edit(withdrawn, 'Mended.')).toMatchObject({ refusal: { code: 'forbidden' } });
});

test('an edit of an older version is a conflict, and an unknown receipt is missing', async () => {
  const comment = await aComment();
  await edit(comment, 'One.');
  expect(await edit(comment, 'Two.')).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await edit({ receipt: 'nobody-has-this', version: 1 }, 'x')).toMatchObject({ refusal: { code: 'missing' } });
});

test('an edit and an approval at the same moment never publish words that nobody read', async () => {
  const comments: Awaited<ReturnType<typeof aComment>>[] = [];
  while (comments.length < 60) comments.push(await aComment());
  const race = async (comment: (typeof comments)[number], n: number) => {
    const approve = () =>
      db.comment.updateMany({
        where: { id: comment.id, version: 1, state: 'pending' },
        data: { state: 'approved', publishedAt: now, decidedAt: now },
      });
    const both = [() => edit(comment, 'Never read.'), approve];
    await Promise.all((n % 2 ? both : both.reverse()).map((work) => work()));
  };
  // Ten at a time: the pool is small, and whoever waits too long for a connection is turned away.
  for (let n = 0; n < comments.length; n += 10) await Promise.all(comments.slice(n, n + 10).map(race));
  const after = await db.comment.findMany({ where: { id: { in: comments.map((comment) => comment.id) } } });
  expect(after.filter((comment) => comment.state === 'approved' && comment.source === 'Never read.')).toEqual([]);
  for (const comment of after) expect(comment.version === 1 ? comment.state : 'pending').toBe(comment.state);
});

test('withdrawing takes it off the page and keeps the answers to it; twice changes nothing', async () => {
  const comment = await aComment({ state: 'approved' });
  const reply = await aComment({ postId: comment.postId, parentId: comment.id, state: 'approved' });
  expect((await withdrawComment(comment.receipt, now)).ok).toBe(true);
  expect(await withdrawComment(comment.receipt, now)).toEqual({ ok: true, value: { eventId: null } });
  const [branch] = await getThread(comment.postId);
  expect(branch).toMatchObject({ state: 'gone', goneWords: 'Withdrawn by its writer.' });
  expect(branch!.replies[0]!.id).toBe(reply.id);
  expect((await events(comment.id)).map((event) => event.kind)).toEqual(['comment.withdrawn']);
});

async function aWaiting(person: Awaited<ReturnType<typeof aPerson>>, more = {}) {
  const receipt = receiptWord();
  const comment = await aComment({ personId: person.id, awaitsConfirmation: true, dueAt: null, receipt, ...more });
  const secret = secretWord();
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await db.token.create({
    data: { purpose: 'confirm_address', hash: digest(secret), personId: person.id, commentId: comment.id, expiresAt },
  });
  return { comment, secret };
}

test('confirming puts the answer in the queue with a promise, marks the address, and leads to the receipt', async () => {
  const person = await aPerson();
  const { comment, secret } = await aWaiting(person);
  expect(await getConfirmation(secret, now)).toMatchObject({ state: 'good', name: person.name });
  expect((await reread(comment.id)).awaitsConfirmation).toBe(true);
  expect(await confirmAddress(secret, 1, now)).toEqual({
    ok: true,
    value: { personId: person.id, mayBeRemembered: true, receipt: comment.receipt, publishedBy: null },
  });
  expect(await reread(comment.id)).toMatchObject({ state: 'pending', awaitsConfirmation: false });
  expect((await reread(comment.id)).dueAt!.toISOString()).toBe('2026-03-09T10:30:00.000Z');
  expect((await db.person.findUniqueOrThrow({ where: { id: person.id } })).emailConfirmedAt).toEqual(now);
  expect((await getReceipt(comment.receipt, now))?.headline).toBe('Waiting for an editor');
});

test('a link works once, for seven days, and an invented one never', async () => {
  const { secret } = await aWaiting(await aPerson());
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => confirmAddress(secret, 1, now)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect((await getConfirmation(secret, now)).state).toBe('used');
  const other = await aWaiting(await aPerson());
  expect(await confirmAddress(other.secret, 1, new Date(now.getTime() + 86_400_001))).toMatchObject({
    refusal: { code: 'closed' },
  });
  expect(await confirmAddress(secretWord(), 1, now)).toMatchObject({ refusal: { code: 'missing' } });
});

test('a trusted person who confirms is published at once; an editor’s address by letter is a guest like others', async () => {
  await moderate({ mode: 'newcomers', approvalsToTrust: 1 });
  const person = await aPerson();
  await aComment({ personId: person.id, state: 'approved' });
  const { comment, secret } = await aWaiting(person);
  const outcome = await confirmAddress(secret, 1, now);
  expect(outcome).toMatchObject({ ok: true, value: { publishedBy: expect.any(BigInt) } });
  expect(await reread(comment.id)).toMatchObject({ state: 'approved', publishedAt: now });

  const editor = await aPerson({ role: 'editor', claimedAt: now });
  const theirs = await aWaiting(editor);
  expect(await confirmAddress(theirs.secret, 1, now)).toMatchObject({ ok: true, value: { mayBeRemembered: false } });
  expect((await reread(theirs.comment.id)).state).toBe('pending');
});

test('a yes is for the words that were shown; after others the link is still good', async () => {
  const { comment, secret } = await aWaiting(await aPerson());
  const shown = await getConfirmation(secret, now);
  await edit(comment, 'Words that the owner of the address never saw.');
  expect(await confirmAddress(secret, shown.version, now)).toMatchObject({ refusal: { code: 'conflict' } });
  expect((await reread(comment.id)).awaitsConfirmation).toBe(true);

  const again = await getConfirmation(secret, now);
  expect(again).toMatchObject({ state: 'good', html: expect.stringContaining('never saw') });
  expect(await confirmAddress(secret, again.version, now)).toMatchObject({ ok: true });
});

test('an edit at the very moment of the yes neither slips through nor spends the link for nothing', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { comment, secret } = await aWaiting(await aPerson());
    const [yes] = await Promise.all([confirmAddress(secret, 1, now), edit(comment, 'Other words.')]);
    expect((await reread(comment.id)).awaitsConfirmation).toBe(!yes.ok);
    expect((await getConfirmation(secret, now)).state).toBe(yes.ok ? 'used' : 'good');
  }
});

test('a banned person’s link confirms nothing', async () => {
  const person = await aPerson();
  await db.sanction.create({ data: { personId: person.id, kind: 'ban', reason: 'A test' } });
  const { comment, secret } = await aWaiting(person);
  expect(await confirmAddress(secret, 1, now)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect((await reread(comment.id)).awaitsConfirmation).toBe(true);
});

test('a receipt is found by its whole secret only', async () => {
  const receipt = receiptWord();
  await aComment({ receipt });
  expect(await getReceipt(receipt, now)).not.toBe(null);
  for (const wrong of [receipt.slice(1), `${receipt}x`, '', '%', 'a'.repeat(5_000), "' or 1=1 --"]) {
    expect(await getReceipt(wrong, now)).toBe(null);
  }
});

test('whoever typed another’s address does not learn from the receipt who that is', async () => {
  const { comment } = await aWaiting(await aPerson({ name: 'Wilhelmina Quist' }));
  expect(JSON.stringify(await getReceipt(comment.receipt, now))).not.toContain('Quist');
});

test('nobody withdraws or edits without a receipt', async () => {
  await aPost();
  expect(await withdrawComment('', now)).toMatchObject({ refusal: { code: 'missing' } });
});
