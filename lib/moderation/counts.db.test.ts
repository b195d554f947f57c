import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { aComment, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { countViews, foldTally, recountTally } from './counts-store';

let hanne: Actor;

beforeAll(async () => {
  const row = await anEditor();
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
});

const tallied = async () => {
  const rows = await db.commentTally.groupBy({ by: ['state'], _sum: { count: true }, orderBy: { state: 'asc' } });
  return rows.map(({ state, _sum }) => [state, _sum.count]).filter(([, count]) => count !== 0);
};
const counted = async () => {
  const rows = await db.comment.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } });
  return rows.map(({ state, _count }) => [state, _count]);
};

test('each view is counted: what waits, what readers reported, what is appealed, what a rule holds, and the rest by state', async () => {
  const postId = (await aPost()).id;
  await aComment({ postId, heldBy: 'everyone' });
  await aComment({ postId, heldBy: 'links' });
  await aComment({ postId, heldBy: 'links', state: 'approved' });
  await aComment({ postId, awaitsConfirmation: true, dueAt: null, heldBy: 'links' });
  await aComment({ postId, state: 'withdrawn' });
  const spam = await aComment({ postId, state: 'spam' });
  const rejected = await aComment({ postId, state: 'rejected' });
  const reporterId = (await aPerson()).id;
  for (const reporterHash of ['one', 'two']) {
    await db.report.create({ data: { commentId: spam.id, reporterId, reporterHash, reason: 'abusive' } });
  }
  const closed = { outcome: 'dismissed', closedAt: new Date() } as const;
  await db.report.create({ data: { commentId: rejected.id, reporterHash: 'three', reason: 'spam', ...closed } });
  const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { commentId: rejected.id } });
  await db.appeal.create({ data: { commentId: rejected.id, decisionId, words: 'Please look again.' } });

  expect(await countViews(hanne)).toEqual({
    waiting: 2,
    reported: 1,
    appeals: 1,
    held: 1,
    spam: 1,
    approved: 1,
    rejected: 1,
    all: 7,
  });
});

test('an editor of chosen tags is told only of what stands under them', async () => {
  const tag = await db.tag.create({ data: { slug: 'tides', name: 'Tides' } });
  const post = await aPost({ tags: { create: [{ tagId: tag.id }] } });
  await aComment({ postId: post.id, heldBy: 'links' });
  await aComment({ postId: post.id, state: 'approved' });
  const kept = { ...hanne, onlyTags: [tag.id] } as Actor;
  expect(await countViews(kept)).toEqual({
    waiting: 1,
    reported: 0,
    appeals: 0,
    held: 1,
    spam: 0,
    approved: 1,
    rejected: 0,
    all: 2,
  });
});

test('the tally is what a recount says, however many change states and fold at the same moment', async () => {
  const postId = (await aPost()).id;
  const ids = [];
  for (let number = 0; number < 40; number += 1) ids.push((await aComment({ postId })).id);
  const states = ['approved', 'spam', 'withdrawn'] as const;
  const change = (id: number, at: number) =>
    db.comment.update({ where: { id }, data: { state: states[at % 3], publishedAt: new Date() } });
  for (let first = 0; first < ids.length; first += 5) {
    await Promise.all([...ids.slice(first, first + 5).map(change), foldTally(), foldTally(), foldTally()]);
  }
  await db.comment.deleteMany({ where: { id: { in: ids.slice(0, 5) } } });
  expect(await tallied()).toEqual(await counted());
  await foldTally();
  expect(await tallied()).toEqual(await counted());
  expect(await db.commentTally.count()).toBeLessThanOrEqual(6);

  await db.commentTally.create({ data: { state: 'spam', count: 99 } });
  await recountTally(db);
  expect(await tallied()).toEqual(await counted());
});
