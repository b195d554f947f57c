import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { getRejectionChoices } from '@/lib/reasons/queries';
import { saveSettings } from '@/lib/settings/store';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { decide } from './decide';
import { getCase, getJustDecided, getQueue } from './queries';
import { unfiltered } from './queue-filter';
import type { DecisionForm } from './schema';

// A Friday afternoon. The desk is open on weekdays from 9 to 17, UTC.
const now = new Date('2026-03-06T15:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

let hanne: Actor;
let postId: number;
let guidelineId: number;

beforeAll(async () => {
  const row = await anEditor({ name: 'Hanne Vorst' });
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  postId = (await aPost({ title: 'The gauge that was right' })).id;
  guidelineId = (await aGuideline({ title: 'No selling' })).id;
  const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));
  await saveSettings(db, { promise: { calendar: { timeZone: 'UTC', weekly: { ...weekly, sat: [], sun: [] } } } });
});

const form = (comment: { id: number; version: number }, decision: DecisionForm['decision']): DecisionForm => ({
  commentId: comment.id,
  version: comment.version,
  state: 'pending',
  decision,
  guidelineId: decision === 'reject' ? guidelineId : null,
  words: '',
});

test('the queue is in the order of its promises, page by page, and shows nobody who has yet to confirm', async () => {
  const sent = Array.from({ length: 65 }, (_, index) => minutesAgo(400 - ((index * 37) % 65)));
  for (const sentAt of sent) await aComment({ postId, sentAt });
  await aComment({ postId, awaitsConfirmation: true, dueAt: null });

  const seen: number[] = [];
  const pages: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof getQueue>> = await getQueue(hanne, unfiltered('waiting'), after, now);
    if (!page) throw new Error('an editor sees the queue');
    seen.push(...page.rows.map(({ id }) => id));
    pages.push(page.rows.length);
    after = page.next;
  } while (after);

  expect(pages).toEqual([30, 30, 5]);
  const inOrder = await db.comment.findMany({
    where: { state: 'pending', awaitsConfirmation: false },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  expect(seen).toEqual(inOrder.map(({ id }) => id));
  for (const { id } of inOrder) await decide(hanne, form({ id, version: 1 }, 'mark-spam'), minutesAgo(60 * 24 * 60));
}, 60_000);

test('a case has what a decision needs: the parent’s words, the record as ticks, where links lead, why it waits', async () => {
  const person = await aPerson({ name: 'Kester Amadi' });
  await aComment({ postId, personId: person.id, state: 'approved', sentAt: minutesAgo(9_000) });
  await aComment({ postId, personId: person.id, state: 'rejected', sentAt: minutesAgo(8_000) });
  await aComment({ postId, personId: person.id, state: 'withdrawn', sentAt: minutesAgo(7_000) });
  const parent = await aComment({
    postId,
    state: 'approved',
    sentAt: minutesAgo(9_500),
    html: '<p>What happens in <b>August</b>?</p>',
  });
  const comment = await aComment({
    postId,
    personId: person.id,
    parentId: parent.id,
    sentAt: minutesAgo(30),
    html: '<p>See <a href="https://quiet.example/slip?a=1&amp;b=2" rel="nofollow">this</a></p>',
    heldFor: 'the word “kill” is on the list; a link from a guest',
    spamChance: 0.08,
  });

  const found = await getCase(hanne, comment.id, now);
  expect(found).toMatchObject({
    state: 'pending',
    allowed: ['approve', 'reject', 'mark-spam'],
    parent: { words: 'What happens in August?' },
    person: {
      name: 'Kester Amadi',
      states: ['approved', 'rejected', 'withdrawn'],
      tally: { approved: 1, rejected: 1, withdrawn: 1 },
    },
    left: { late: false },
    standing: null,
  });
  expect(found?.because).toEqual([
    { lead: 'The word “kill” is on the list.', rest: '' },
    { lead: 'A link from a guest.', rest: '' },
    { lead: 'A link.', rest: 'quiet.example/slip?a=1&b=2' },
    { lead: 'Spam score 0.08.', rest: '' },
  ]);
});

test('whoever is no editor is shown nothing', async () => {
  const comment = await aComment({ postId });
  const decided = await decide(hanne, form(comment, 'approve'), now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { kind, personId: hanne.personId, name: 'X', sessionId: 's' } as Actor;
    expect(await getQueue(actor, unfiltered('all'), null, now)).toBe(null);
    expect(await getCase(actor, comment.id, now)).toBe(null);
    expect(await getJustDecided(actor, { done: decided.value.decisionId, batch: null, missed: [] }, now)).toBe(null);
    expect(await getRejectionChoices(actor)).toEqual([]);
  }
});

test('a cursor that makes no sense is the beginning', async () => {
  for (const after of ['', 'x', '1_', "1_1' or 1=1", '99999999999999999999_1']) {
    expect((await getQueue(hanne, unfiltered('all'), after, now))?.begins).toBe(true);
  }
});
