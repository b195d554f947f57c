import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { decide } from '@/lib/moderation/decide';
import { undo } from '@/lib/moderation/undo';
import { aComment, aGuideline, anEditor } from '@/lib/test/factories';
import { findLogFigures, findWaits, listCitations } from './log-store';
import { recount } from './recount-store';
import { differences } from './transparency';

const now = new Date('2026-03-06T11:00:00Z');
const always = { from: new Date(0), to: new Date('2100-01-01') };

async function anActor(): Promise<Actor> {
  const editor = await anEditor();
  return { kind: 'editor', personId: editor.id, name: editor.name, sessionId: 'a session' };
}

async function sent() {
  const comment = await aComment();
  await transaction((tx) =>
    record(tx, { kind: 'comment.submitted', actorId: comment.personId, subject: 'comment', subjectId: comment.id }),
  );
  return comment;
}

test('what the log says equals a recount of the tables, also after decisions were taken back and made anew', async () => {
  const actor = await anActor();
  const guideline = await aGuideline();
  const judge = async (comment: { id: number; version: number }, decision: 'approve' | 'reject' | 'mark-spam') => {
    const guidelineId = decision === 'reject' ? guideline.id : null;
    const form = { commentId: comment.id, version: comment.version, state: 'pending' as const, words: '' };
    const outcome = await decide(actor, { ...form, decision, guidelineId } as Parameters<typeof decide>[1], now);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    return outcome.value.decisionId;
  };

  for (const decision of ['approve', 'approve', 'reject', 'mark-spam'] as const) await judge(await sent(), decision);
  const wavering = await sent();
  await undo(actor, await judge(wavering, 'reject'), now);
  await judge(await db.comment.findUniqueOrThrow({ where: { id: wavering.id } }), 'approve');

  const figures = await findLogFigures(always);
  expect(differences(figures, await recount())).toEqual([]);
  expect(figures).toMatchObject({ received: 5, approved: 3, rejected: 1, spam: 1, promised: 5 });
  expect(await listCitations(always)).toEqual([{ clause: guideline.number, rejected: 1 }]);
  expect((await findWaits(always)).decided).toBe(5);
});

test('a decision that bypassed the log is seen', async () => {
  const comment = await aComment({ state: 'approved' });
  await db.decision.create({
    data: { commentId: comment.id, kind: 'approve', fromState: 'pending', toState: 'approved', version: 1 },
  });
  const said = differences(await findLogFigures(always), await recount());
  expect(said.some((sentence) => sentence.includes('approved'))).toBe(true);
});
