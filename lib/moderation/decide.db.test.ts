import { beforeAll, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { editComment } from '@/lib/comments/edit';
import { db } from '@/lib/db/client';
import { saveSettings } from '@/lib/settings/store';
import { aComment, anEditor } from '@/lib/test/factories';
import { decide } from './decide';
import type { DecisionForm } from './schema';
import { undo } from './undo';

// A Friday, 10:00 to 12:00 UTC: the factory's comment is sent at 10:00 and due at 12:00.
const now = new Date('2026-03-06T10:30:00Z');
const soon = new Date('2026-03-06T10:30:10Z');
const later = new Date('2026-03-06T13:00:00Z');

let hanne: Actor;
let osric: Actor;
let guidelineId: number;

beforeAll(async () => {
  const rows = [await anEditor({ name: 'Hanne Vorst' }), await anEditor({ name: 'Osric Pell' })];
  [hanne, osric] = rows.map((row) => ({ kind: 'editor', personId: row.id, name: row.name, sessionId: 's' })) as [
    Actor,
    Actor,
  ];
  guidelineId = (await db.guideline.create({ data: { number: 4, title: 'Sells something', summary: 'No selling.' } }))
    .id;
  await saveSettings(db, {
    promise: { calendar: { timeZone: 'UTC', weekly: { fri: [['09:00', '17:00']], mon: [['09:00', '17:00']] } } },
  });
});

async function waiting() {
  const comment = await aComment();
  const form = (decision: DecisionForm['decision'], more: Partial<DecisionForm> = {}): DecisionForm => ({
    commentId: comment.id,
    version: comment.version,
    state: 'pending',
    decision,
    guidelineId: null,
    words: '',
    ...more,
  });
  return { comment, form };
}

const lookAt = (id: number) =>
  db.comment.findUniqueOrThrow({ where: { id }, include: { decisions: true, post: true } });
const letters = (commentId: number) => db.job.findMany({ where: { key: `letter.decided:${commentId}` } });
const events = (id: number) =>
  db.event.findMany({ where: { subject: 'comment', subjectId: String(id) }, orderBy: { id: 'asc' } });

test('an approved comment is public, counted, logged, and its letter waits for the undo window', async () => {
  const { comment, form } = await waiting();
  const decided = await decide(hanne, form('approve'), now);
  expect(decided.ok).toBe(true);

  const after = await lookAt(comment.id);
  expect(after).toMatchObject({ state: 'approved', decidedAt: now, publishedAt: now, post: { commentCount: 1 } });
  expect(after.decisions).toMatchObject([
    { kind: 'approve', inTime: true, deskMinutes: 30, version: 1, deciderId: hanne.personId },
  ]);
  expect(await letters(comment.id)).toMatchObject([
    { kind: 'letter.decided', runAt: new Date('2026-03-06T10:30:22Z') },
  ]);
  const [event] = await events(comment.id);
  expect(event).toMatchObject({
    kind: 'comment.approved',
    actorId: hanne.personId,
    tags: [`post:${after.post.slug}`],
  });
});

test('a rejection names its guideline and carries the words to the commenter; without one it is refused', async () => {
  const { comment, form } = await waiting();
  const refused = await decide(hanne, form('reject'), now);
  expect(refused).toMatchObject({
    ok: false,
    refusal: { code: 'invalid', fields: { because: [expect.any(String)] } },
  });
  expect((await lookAt(comment.id)).state).toBe('pending');

  await decide(hanne, form('reject', { guidelineId, words: 'Leave out the link.' }), later);
  const after = await lookAt(comment.id);
  expect(after.state).toBe('rejected');
  expect(after.decisions).toMatchObject([
    { guidelineId, reason: 'Sells something', words: 'Leave out the link.', inTime: false },
  ]);
  expect((await events(comment.id))[0]).toMatchObject({ kind: 'comment.rejected', tags: [] });
});

test('a rejection by a reason stores it with its clause; a retired reason, or one of a retired clause, is none', async () => {
  const reason = await db.rejectionReason.create({ data: { guidelineId, title: 'An offer', words: 'No prices.' } });
  const { comment, form } = await waiting();
  await decide(hanne, form('reject', { reasonId: reason.id, words: 'Leave out the price.' }), now);
  expect((await lookAt(comment.id)).decisions).toMatchObject([
    { guidelineId, reasonId: reason.id, reason: 'An offer', words: 'Leave out the price.' },
  ]);
  expect((await events(comment.id))[0]).toMatchObject({ data: { guideline: 4, reason: reason.id } });

  await db.rejectionReason.update({ where: { id: reason.id }, data: { retiredAt: now } });
  const old = await db.guideline.create({ data: { number: 99, title: 'Old', summary: 'Old.', retiredAt: now } });
  const orphan = await db.rejectionReason.create({ data: { guidelineId: old.id, title: 'Of an old clause' } });
  const other = await waiting();
  for (const reasonId of [reason.id, orphan.id, 4_000_000]) {
    expect(await decide(hanne, other.form('reject', { reasonId }), now)).toMatchObject({
      refusal: { code: 'invalid', fields: { because: [expect.any(String)] } },
    });
  }
});

test('the second of two editors is told who decided what and when, and changes nothing', async () => {
  const { comment, form } = await waiting();
  await decide(hanne, form('reject', { guidelineId }), now);
  const second = await decide(osric, form('approve'), soon);
  expect(second).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  if (!second.ok)
    expect(second.refusal.message).toBe(
      'Hanne Vorst rejected this (guideline 4, Sells something) today, 10:30. Nothing was changed.',
    );
  expect((await lookAt(comment.id)).state).toBe('rejected');
});

test('approval is bound to the words that were read', async () => {
  const { comment, form } = await waiting();
  await db.comment.update({ where: { id: comment.id }, data: { version: 2, source: 'Now an advertisement' } });
  expect(await decide(hanne, form('approve'), now)).toMatchObject({
    ok: false,
    refusal: { code: 'conflict', message: expect.stringContaining('changed these words') },
  });
  expect((await lookAt(comment.id)).state).toBe('pending');
});

test('of two editors who decide at the same moment exactly one wins, 200 times', async () => {
  for (let batch = 0; batch < 25; batch += 1) {
    const pairs = await Promise.all(Array.from({ length: 8 }, waiting));
    const outcomes = await Promise.all(
      pairs.map(async ({ comment, form }) => ({
        comment,
        both: await Promise.all([decide(hanne, form('approve'), now), decide(osric, form('mark-spam'), now)]),
      })),
    );
    for (const { comment, both } of outcomes) {
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
      const after = await lookAt(comment.id);
      expect(after.decisions).toHaveLength(1);
      expect(after.state).toBe(both[0].ok ? 'approved' : 'spam');
      expect(await events(comment.id)).toHaveLength(1);
    }
  }
}, 60_000);

test('never is a revision public that nobody read, however an edit and an approval race', async () => {
  for (let turn = 0; turn < 40; turn += 1) {
    const { comment, form } = await waiting();
    const edit = db.comment.updateMany({
      where: { id: comment.id, version: 1, state: 'pending' },
      data: { version: 2, source: 'edited' },
    });
    const [approved, edited] = await Promise.all([decide(hanne, form('approve'), now), edit]);
    expect(approved.ok).toBe(edited.count === 0);
    const after = await lookAt(comment.id);
    expect([after.state, after.version]).toEqual(approved.ok ? ['approved', 1] : ['pending', 2]);
  }
});

test('an undone decision leaves no trace but in the log', async () => {
  const { comment, form } = await waiting();
  const before = await lookAt(comment.id);
  const decided = await decide(hanne, form('approve'), now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  expect((await undo(osric, decided.value.decisionId, soon)).ok).toBe(true);

  const after = await lookAt(comment.id);
  expect({ ...after, decisions: [], post: { ...after.post, updatedAt: null } }).toEqual({
    ...before,
    decisions: [],
    post: { ...before.post, updatedAt: null },
  });
  expect(after.decisions).toMatchObject([{ undoneAt: soon }]);
  expect(await letters(comment.id)).toEqual([]);
  expect((await events(comment.id)).map(({ kind }) => kind)).toEqual(['comment.approved', 'comment.decision-undone']);
  expect(await undo(osric, decided.value.decisionId, soon)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
});

test('after the window an undo puts the comment back on the queue with a new promise', async () => {
  const { comment, form } = await waiting();
  const decided = await decide(hanne, form('mark-spam'), now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  expect((await undo(hanne, decided.value.decisionId, later)).ok).toBe(true);
  const after = await lookAt(comment.id);
  expect(after).toMatchObject({ state: 'pending', dueAt: new Date('2026-03-06T15:00:00Z'), decidedAt: null });
  expect(after.decisions).toHaveLength(2);
});

test('taking a reopening back never publishes words that were changed in between', async () => {
  const comment = await aComment({ state: 'approved' });
  const seen = { commentId: comment.id, version: 1, state: 'approved' as const, guidelineId: null, words: '' };
  const reopened = await decide(hanne, { ...seen, decision: 'reopen' }, now);
  if (!reopened.ok) throw new Error(reopened.refusal.message);
  const edited = await editComment(
    stranger,
    { receipt: comment.receipt, version: 1, body: 'Words that nobody read.', quote: '' },
    soon,
  );
  expect(edited.ok).toBe(true);

  expect(await undo(hanne, reopened.value.decisionId, soon)).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await lookAt(comment.id)).toMatchObject({ state: 'pending', version: 2 });
});

test('only the latest decision can be undone', async () => {
  const { comment, form } = await waiting();
  const first = await decide(hanne, form('approve'), now);
  await decide(osric, form('reject', { state: 'approved', guidelineId }), now);
  if (!first.ok) throw new Error(first.refusal.message);
  expect(await undo(hanne, first.value.decisionId, soon)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect((await lookAt(comment.id)).state).toBe('rejected');
});

test('a rejection that was turned into an approval, undone, is a rejection that is still explained', async () => {
  const { comment, form } = await waiting();
  await decide(hanne, form('reject', { guidelineId }), now);
  const turned = await decide(hanne, form('approve', { state: 'rejected' }), soon);
  if (!turned.ok) throw new Error(turned.refusal.message);
  expect((await letters(comment.id)).map(({ data }) => data)).toEqual([
    { decisionId: turned.value.decisionId, replyId: null },
  ]);
  await undo(hanne, turned.value.decisionId, soon);
  expect(await lookAt(comment.id)).toMatchObject({ state: 'rejected', decidedAt: now, publishedAt: null });
});

test('nobody but an editor decides or undoes anything', async () => {
  const { comment, form } = await waiting();
  const decided = await decide(hanne, form('approve'), now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { kind, personId: hanne.personId, name: 'X', sessionId: 's' } as Actor;
    for (const decision of ['approve', 'reject', 'mark-spam', 'reopen'] as const) {
      expect(await decide(actor, form(decision, { state: 'approved', guidelineId }), now)).toMatchObject({
        ok: false,
        refusal: { code: 'forbidden' },
      });
    }
    expect(await undo(actor, decided.value.decisionId, now)).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
  }
  expect((await lookAt(comment.id)).state).toBe('approved');
});
