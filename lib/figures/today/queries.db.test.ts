import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { decide } from '@/lib/moderation/decide';
import { saveSettings } from '@/lib/settings/store';
import { aComment, aGuideline, anEditor } from '@/lib/test/factories';
import { getToday } from './queries';

// A Friday afternoon. The desk is open on weekdays from 9 to 17, UTC.
const now = new Date('2026-03-06T15:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

let hanne: Actor;
let guidelineId: number;

beforeAll(async () => {
  const row = await anEditor({ name: 'Hanne Vorst' });
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  guidelineId = (await aGuideline({ title: 'No selling' })).id;
  const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]]));
  await saveSettings(db, { promise: { calendar: { timeZone: 'UTC', weekly: { ...weekly, sat: [], sun: [] } } } });
});

async function judge({ id, version }: { id: number; version: number }, decision: 'approve' | 'reject') {
  const form = { commentId: id, version, state: 'pending', decision, words: '' } as const;
  const decided = await decide(
    hanne,
    { ...form, guidelineId: decision === 'reject' ? guidelineId : null },
    minutesAgo(10),
  );
  if (!decided.ok) throw new Error(decided.refusal.message);
}

test('today’s figures are what one counts by hand', async () => {
  const inTime = [await aComment({ sentAt: minutesAgo(60) }), await aComment({ sentAt: minutesAgo(50) })];
  const tooLate = await aComment({ sentAt: minutesAgo(300) }); // due three hours ago
  for (const comment of inTime) await judge(comment, 'approve');
  await judge(tooLate, 'reject');
  await aComment({ sentAt: minutesAgo(200) }); // late now

  const today = await getToday(hanne, now);
  expect(today?.week).toEqual({ kept: 2, promised: 3 });
  expect(today?.late).toBe(1);
  expect(today?.reasons).toContainEqual({ title: 'No selling', rejected: 1 });
  expect(today?.days.at(-1)).toMatchObject({ name: 'today', approved: 2, rejected: 1 });
  expect(today?.weeks.at(-1)).toEqual({ label: '2 Mar', kept: 2, promised: 3 });
  expect(today?.speed).toEqual({ decided: 3, median: 50, ninth: 242 });
});

test('whoever is no editor is shown no figures', async () => {
  for (const kind of ['guest', 'member', 'author'] as const) {
    const actor = { kind, personId: hanne.personId, name: 'X', sessionId: 's' } as Actor;
    expect(await getToday(actor, now)).toBe(null);
  }
});
