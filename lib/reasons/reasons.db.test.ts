import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aGuideline, anEditor } from '@/lib/test/factories';
import { moveReason } from './move-reason';
import { getReasons, getRejectionChoices } from './queries';
import { bringReasonBack, retireReason } from './retire-reason';
import { addReason, changeReason } from './save-reason';

const now = new Date('2026-03-06T10:30:00Z');
let hanne: Actor;
let guidelineId: number;

beforeEach(async () => {
  await db.rejectionReason.deleteMany();
  const row = await anEditor();
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  guidelineId = (await aGuideline()).id;
});

async function added(title: string, words = '') {
  const outcome = await addReason(hanne, { guidelineId, title, words });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value.id;
}
const standing = async () => (await getReasons(hanne))!.standing.map(({ title }) => title);
const lastEvent = () => db.event.findFirstOrThrow({ orderBy: { id: 'desc' } });

test('a new reason stands at the end of the list, is offered, and is logged without its words', async () => {
  await added('An offer', 'Leave out the price.');
  const id = await added('A shop', 'Leave out the address.');
  expect(await standing()).toEqual(['An offer', 'A shop']);
  expect((await getRejectionChoices(hanne)).map(({ value }) => value)).toContain(`reason:${id}`);
  const event = await lastEvent();
  expect(event).toMatchObject({ kind: 'reason.added', subject: 'reason', subjectId: String(id) });
  expect(JSON.stringify(event.data)).not.toContain('address');
});

test('a change is made over the version that was opened and no other', async () => {
  const id = await added('An offer');
  const form = { guidelineId, title: 'An offer, with its price', words: 'No prices.' };
  expect(await changeReason(hanne, { id, version: 1 }, form)).toMatchObject({ ok: true });
  expect(await changeReason(hanne, { id, version: 1 }, { ...form, title: 'Late' })).toMatchObject({
    refusal: { code: 'conflict' },
  });
  expect(await standing()).toEqual(['An offer, with its price']);
  expect(await lastEvent()).toMatchObject({ kind: 'reason.changed', data: { version: 2 } });
});

test('of two who change, retire or move a reason at the same moment one wins, 40 times', async () => {
  for (let turn = 0; turn < 40; turn += 1) {
    const id = await added(`Turn ${turn}`);
    const both = await Promise.all([
      changeReason(hanne, { id, version: 1 }, { guidelineId, title: `Turned ${turn}`, words: '' }),
      turn % 2 ? retireReason(hanne, { id, version: 1 }, now) : moveReason(hanne, { id, version: 1 }, 'up'),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.rejectionReason.findUniqueOrThrow({ where: { id } })).toMatchObject({ version: 2 });
  }
});

test('two standing reasons never share a name, however it is spelled; a retired one frees its name', async () => {
  const id = await added('An offer');
  const again = { guidelineId, title: 'an OFFER', words: '' };
  expect(await addReason(hanne, again)).toMatchObject({
    refusal: { code: 'invalid', fields: { title: [expect.stringContaining('already')] } },
  });
  await retireReason(hanne, { id, version: 1 }, now);
  expect(await addReason(hanne, again)).toMatchObject({ ok: true });
  expect(await bringReasonBack(hanne, { id, version: 2 })).toMatchObject({ refusal: { code: 'conflict' } });
});

test('a retired reason is offered no more, and can be brought back', async () => {
  const id = await added('An offer');
  await retireReason(hanne, { id, version: 1 }, now);
  expect(await standing()).toEqual([]);
  expect((await getReasons(hanne))!.retired).toMatchObject([{ id, title: 'An offer' }]);
  expect((await getRejectionChoices(hanne)).map(({ value }) => value)).not.toContain(`reason:${id}`);
  await bringReasonBack(hanne, { id, version: 2 });
  expect(await standing()).toEqual(['An offer']);
});

test('moving keeps every reason, in the order that was asked for', async () => {
  const ids = [await added('One'), await added('Two'), await added('Three')];
  expect(await moveReason(hanne, { id: ids[2]!, version: 1 }, 'up')).toMatchObject({ value: { place: 2, of: 3 } });
  expect(await standing()).toEqual(['One', 'Three', 'Two']);
  await moveReason(hanne, { id: ids[2]!, version: 2 }, 'up');
  await moveReason(hanne, { id: ids[2]!, version: 3 }, 'up');
  expect(await standing()).toEqual(['Three', 'One', 'Two']);
  await Promise.all([
    moveReason(hanne, { id: ids[0]!, version: 1 }, 'down'),
    moveReason(hanne, { id: ids[1]!, version: 1 }, 'up'),
  ]);
  expect((await standing()).toSorted()).toEqual(['One', 'Three', 'Two']);
  const positions = await db.rejectionReason.findMany({ orderBy: { position: 'asc' }, select: { position: true } });
  expect(positions).toEqual([{ position: 1 }, { position: 2 }, { position: 3 }]);
});

test('a reason rests on a clause that is in force', async () => {
  const old = await aGuideline({ retiredAt: now });
  for (const clause of [old.id, 4_000_000]) {
    expect(await addReason(hanne, { guidelineId: clause, title: 'Homeless', words: '' })).toMatchObject({
      refusal: { code: 'invalid', fields: { guidelineId: [expect.any(String)] } },
    });
  }
});

test('only editors and owners see and keep the list', async () => {
  const id = await added('An offer');
  const others = ['author', 'member', 'guest'].map((kind) => ({ ...hanne, kind }) as Actor);
  for (const actor of others) {
    const form = { guidelineId, title: 'Mine', words: '' };
    expect(await getReasons(actor)).toBe(null);
    expect(await getRejectionChoices(actor)).toEqual([]);
    expect(await addReason(actor, form)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await changeReason(actor, { id, version: 1 }, form)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await retireReason(actor, { id, version: 1 }, now)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await moveReason(actor, { id, version: 1 }, 'up')).toMatchObject({ refusal: { code: 'forbidden' } });
  }
  expect(await standing()).toEqual(['An offer']);
});
