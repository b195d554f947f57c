import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aComment, aGuideline, anEditor } from '@/lib/test/factories';
import { addGuideline } from './add-guideline';
import { moveGuideline } from './move-guideline';
import { restoreGuideline, retireGuideline } from './retire-guideline';
import { reviseGuideline } from './revise-guideline';
import { listClauses } from './store';

const now = new Date('2026-03-06T12:00:00Z');
const words = { title: 'Stay with the subject', summary: 'Answer what was said.', text: '' };
let hanne: Actor;
let first: { id: number; number: number };
let second: { id: number; number: number };

beforeEach(async () => {
  await db.decision.deleteMany();
  await db.guideline.deleteMany();
  const row = await anEditor();
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  first = await aGuideline({ number: 1, title: 'One' });
  second = await aGuideline({ number: 2, title: 'Two' });
});

const lastEvent = () => db.event.findFirstOrThrow({ orderBy: { id: 'desc' } });
const titles = async () => (await listClauses()).map(({ number, title }) => `${number} ${title}`);

test('a new clause comes last, under a number that no clause ever had', async () => {
  await db.guideline.update({ where: { id: second.id }, data: { retiredAt: now } });
  const added = await addGuideline(hanne, words, now);
  expect(added.ok).toBe(true);
  expect(await titles()).toEqual(['1 One', '2 Two', '3 Stay with the subject']);
  expect(await lastEvent()).toMatchObject({
    kind: 'guideline.added',
    actorId: hanne.personId,
    subject: 'guideline',
    data: { number: 3, version: 1 },
    tags: ['guidelines'],
  });
});

test('clauses added at the same moment do not share a number', async () => {
  await Promise.all(Array.from({ length: 8 }, () => addGuideline(hanne, words, now)));
  expect((await listClauses()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('words are saved over the version that was opened and no other', async () => {
  const seen = { id: first.id, version: 1 };
  expect(await reviseGuideline(hanne, seen, words, now)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await reviseGuideline(hanne, seen, { ...words, title: 'Mine' }, now)).toMatchObject({
    refusal: { code: 'conflict' },
  });
  expect(await titles()).toEqual(['1 Stay with the subject', '2 Two']);
  expect(await lastEvent()).toMatchObject({ kind: 'guideline.revised', data: { number: 1, version: 2 } });
});

test('a clause moves by changing numbers with the next in force; whoever saw another order is told', async () => {
  const third = await aGuideline({ number: 3, title: 'Three' });
  await retireGuideline(hanne, { id: second.id, version: 1 }, now);
  const up = { id: third.id, number: 3, way: 'up' as const };
  expect(await moveGuideline(hanne, up, now)).toMatchObject({ ok: true, value: { number: 1 } });
  expect(await titles()).toEqual(['1 Three', '2 Two', '3 One']);
  expect(await moveGuideline(hanne, up, now)).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await moveGuideline(hanne, { ...up, number: 1 }, now)).toMatchObject({ refusal: { code: 'closed' } });
  expect(await lastEvent()).toMatchObject({ kind: 'guideline.moved', tags: ['guidelines'] });
});

test('of two who move at once, both moves happen one after the other or the second is told', async () => {
  const outcomes = await Promise.all([
    moveGuideline(hanne, { id: first.id, number: 1, way: 'down' }, now),
    moveGuideline(hanne, { id: first.id, number: 1, way: 'down' }, now),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await titles()).toEqual(['1 Two', '2 One']);
});

test('a retired clause stays as the decisions cite it, is not changed any more, and can come back', async () => {
  await aComment({
    state: 'rejected',
    decisions: {
      create: [
        { kind: 'reject', guidelineId: first.id, reason: 'One', fromState: 'pending', toState: 'rejected', version: 1 },
      ],
    },
  } as Parameters<typeof aComment>[0]);
  const seen = { id: first.id, version: 1 };
  expect(await retireGuideline(hanne, seen, now)).toMatchObject({ ok: true });
  expect(await db.decision.findFirstOrThrow({ include: { guideline: true } })).toMatchObject({
    guideline: { number: 1, title: 'One', retiredAt: now },
  });
  expect(await reviseGuideline(hanne, { ...seen, version: 2 }, words, now)).toMatchObject({
    refusal: { code: 'closed' },
  });
  expect(await retireGuideline(hanne, { ...seen, version: 2 }, now)).toMatchObject({ refusal: { code: 'closed' } });
  expect(await restoreGuideline(hanne, { ...seen, version: 2 }, now)).toMatchObject({ ok: true });
  expect(await titles()).toEqual(['1 One', '2 Two']);
});

test('the last clause in force stays: a rejection must rest on one', async () => {
  const outcomes = await Promise.all([
    retireGuideline(hanne, { id: first.id, version: 1 }, now),
    retireGuideline(hanne, { id: second.id, version: 1 }, now),
  ]);
  expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});

test('nobody but editors and owners changes a clause', async () => {
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { ...hanne, kind } as Actor;
    const seen = { id: first.id, version: 1 };
    for (const outcome of [
      await addGuideline(actor, words, now),
      await reviseGuideline(actor, seen, words, now),
      await moveGuideline(actor, { id: first.id, number: 1, way: 'down' }, now),
      await retireGuideline(actor, seen, now),
      await restoreGuideline(actor, seen, now),
    ])
      expect(outcome).toMatchObject({ refusal: { code: 'forbidden' } });
  }
  expect(await titles()).toEqual(['1 One', '2 Two']);
});
