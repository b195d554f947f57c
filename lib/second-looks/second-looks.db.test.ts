import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { defaultSettings } from '@/lib/settings/schema';
import { aComment, anEditor } from '@/lib/test/factories';
import { drawSecondLook } from './draw';
import { findNextOpen } from './store';
import { takeSecondLook } from './take-second-look';

const now = new Date('2026-03-06T11:00:00Z');

async function anActor() {
  const editor = await anEditor();
  return { kind: 'editor', personId: editor.id, name: editor.name, sessionId: 'a session' } satisfies Actor;
}

async function aDecision(deciderId: number, undoneAt: Date | null = null) {
  const comment = await aComment({ state: 'approved' });
  const data = {
    commentId: comment.id,
    kind: 'approve',
    fromState: 'pending',
    toState: 'approved',
    version: 1,
  } as const;
  return db.decision.create({ data: { ...data, deciderId, undoneAt } });
}

async function drawing(secondLookPercent: number) {
  const value = { ...defaultSettings, moderation: { ...defaultSettings.moderation, secondLookPercent } };
  await db.setting.upsert({ where: { key: 'site' }, create: { key: 'site', value }, update: { value } });
}

test('nothing is drawn until an owner says so, then each decision at most once, and none that was taken back', async () => {
  const first = await anActor();
  const decision = await aDecision(first.personId);
  await drawSecondLook({ decisionId: decision.id });
  expect(await db.secondLook.count()).toBe(0);

  await drawing(100);
  await drawSecondLook({ decisionId: decision.id });
  await drawSecondLook({ decisionId: decision.id });
  await drawSecondLook({ decisionId: (await aDecision(first.personId, now)).id });
  expect(await db.secondLook.count()).toBe(1);
});

test('a colleague looks, once, and never the editor who decided', async () => {
  await drawing(100);
  const [first, second, third] = [await anActor(), await anActor(), await anActor()];
  const decision = await aDecision(first.personId);
  await drawSecondLook({ decisionId: decision.id });
  const look = await db.secondLook.findFirstOrThrow({ where: { decisionId: decision.id } });

  expect(await takeSecondLook(first, { id: look.id, kind: 'approve' }, now)).toMatchObject({
    refusal: { code: 'forbidden' },
  });
  const stranger: Actor = { kind: 'guest', personId: null, name: null };
  expect(await takeSecondLook(stranger, { id: look.id, kind: 'approve' }, now)).toMatchObject({
    refusal: { code: 'forbidden' },
  });
  expect(await takeSecondLook(second, { id: look.id, kind: 'reject' }, now)).toMatchObject({ ok: true });
  expect(await takeSecondLook(third, { id: look.id, kind: 'approve' }, now)).toMatchObject({
    refusal: { code: 'conflict' },
  });
  const event = await db.event.findFirstOrThrow({ where: { kind: 'comment.looked-at-twice' } });
  expect(event.data).toEqual({ decisionId: decision.id, agrees: false });
  expect((await db.comment.findUniqueOrThrow({ where: { id: decision.commentId } })).state).toBe('approved');
});

test('what is shown for a second look holds nothing of the decision', async () => {
  await drawing(100);
  const [first, second] = [await anActor(), await anActor()];
  await db.secondLook.deleteMany();
  await drawSecondLook({ decisionId: (await aDecision(first.personId)).id });
  expect(await findNextOpen(first)).toBeNull();
  const shown = JSON.stringify(await findNextOpen(second));
  expect(shown).not.toMatch(/approve|state|decid/);
});
