import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { insertDecideToken } from '@/lib/moderation/by-letter/store';
import { digest } from '@/lib/signed';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { judgeAppeal } from './appeals/judge-appeal';
import { getAppealInCase } from './appeals/queries';
import { decideByLetter } from './by-letter/decide-by-letter';
import { getLetterCase } from './by-letter/queries';
import { decide } from './decide';
import { decideMany } from './decide-many';
import { getCommentsOf, getRecordOf, getWaitingOf } from './person/queries';
import { getCase, getCounts, getJustDecided, getQueue } from './queries';
import { readFilter } from './queue-filter';
import { views } from './schema';
import { undo } from './undo';
import { undoMany } from './undo-many';

// An editor of chosen tags sees and decides what stands under them, and nothing else: in every list, counter and operation.

const now = new Date('2026-03-06T12:00:00Z');
type Kept = Extract<Actor, { sessionId: string }>;

let kept: Kept;
let free: Kept;
let guidelineId: number;
/** The same comments twice: under a post of the tag, and under one without. One person wrote them all. */
let ours: Made;
let theirs: Made;
let writerId: number;

type Made = { postId: number; pending: number; approved: number; rejected: number; spam: number; appealId: number };

async function make(postId: number, personId: number): Promise<Made> {
  const comment = (more: Parameters<typeof aComment>[0]) =>
    aComment({ postId, personId, addressHash: 'here', ...more });
  const pending = await comment({ source: 'harbour words', heldBy: 'links' });
  const approved = await comment({ state: 'approved', source: 'harbour words' });
  const rejected = await comment({ state: 'rejected', source: 'harbour words' });
  const spam = await comment({ state: 'spam', source: 'harbour words' });
  const decision = await db.decision.findFirstOrThrow({ where: { commentId: rejected.id } });
  const appeal = await db.appeal.create({
    data: { commentId: rejected.id, decisionId: decision.id, words: 'Please look again.', dueAt: now },
  });
  await db.report.create({ data: { commentId: approved.id, reporterHash: `reader-${postId}`, reason: 'abusive' } });
  const [p, a, r, s] = [pending.id, approved.id, rejected.id, spam.id];
  return { postId, pending: p, approved: a, rejected: r, spam: s, appealId: appeal.id };
}

beforeAll(async () => {
  const tag = await db.tag.create({ data: { slug: 'sea', name: 'Sea' } });
  const other = await db.tag.create({ data: { slug: 'land', name: 'Land' } });
  const editor = await anEditor({ deskTags: { create: [{ tagId: tag.id }] } });
  const colleague = await anEditor();
  kept = { kind: 'editor', personId: editor.id, name: editor.name, sessionId: 'x', onlyTags: [tag.id] };
  free = { kind: 'editor', personId: colleague.id, name: colleague.name, sessionId: 'x' };
  guidelineId = (await aGuideline()).id;
  writerId = (await aPerson({ name: 'Writer Everywhere' })).id;
  const tagged = (tagId: number) => ({ tags: { create: [{ tagId }] } });
  ours = await make((await aPost(tagged(tag.id))).id, writerId);
  theirs = await make((await aPost(tagged(other.id))).id, writerId);
});

const idsIn = async (actor: Actor, asked: Record<string, string>) =>
  (await getQueue(actor, readFilter(asked), null, now))!.rows.map(({ id }) => id).sort((a, b) => a - b);
const all = ({ pending, approved, rejected, spam }: Made) => [pending, approved, rejected, spam];
const isTheirs = (ids: number[]) => ids.some((id) => all(theirs).includes(id));

test('every view, filter and search shows only what is under their tags', async () => {
  const asked: Record<string, string>[] = [
    ...views.map((view) => ({ view })),
    { view: 'all', q: 'harbour' },
    { view: 'all', q: 'Writer' },
    { view: 'all', person: String(writerId) },
    { view: 'all', person: 'Writer' },
    { view: 'all', post: 'Post' },
    { view: 'all', like: String(ours.pending) },
    { view: 'all', rule: 'links' },
    { view: 'all', state: 'rejected' },
  ];
  for (const one of asked) {
    const [seen, whole] = [await idsIn(kept, one), await idsIn(free, one)];
    expect(isTheirs(whole), JSON.stringify(one)).toBe(true); // there to be found
    expect(isTheirs(seen), JSON.stringify(one)).toBe(false);
    expect(seen.length, JSON.stringify(one)).toBe(whole.length / 2);
  }
  expect(await idsIn(kept, { view: 'all', like: String(theirs.pending) })).toEqual([]);
});

test('counters count only what is under their tags', async () => {
  expect(await getCounts(kept)).toEqual({
    waiting: 1,
    reported: 1,
    appeals: 1,
    held: 1,
    spam: 1,
    approved: 1,
    rejected: 1,
    all: 4,
  });
  expect(await getCounts(free)).toMatchObject({ waiting: 2, reported: 2, appeals: 2, all: 8 });
});

test('a case, its appeal and what is said of decisions are there only under their tags', async () => {
  expect(await getCase(kept, ours.pending, now)).toMatchObject({
    id: ours.pending,
    person: { tally: { approved: 1 } },
  });
  for (const id of all(theirs)) expect(await getCase(kept, id, now)).toBe(null);
  expect(await getAppealInCase(kept, ours.rejected, now)).not.toBe(null);
  expect(await getAppealInCase(kept, theirs.rejected, now)).toBe(null);
  const missed = { done: null, batch: null, missed: [ours.approved, theirs.approved] };
  expect((await getJustDecided(kept, missed, now))?.missed.map(({ id }) => id)).toEqual([ours.approved]);
});

test('a person’s record, answers and what waits hold only what is under their tags', async () => {
  expect(await getRecordOf(kept, writerId)).toMatchObject({ tally: { pending: 1, approved: 1, rejected: 1, spam: 1 } });
  const answers = await getCommentsOf(kept, writerId, { state: null, after: null }, now);
  expect(answers!.rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(all(ours));
  expect(await getWaitingOf(kept, writerId)).toEqual([`${ours.pending}.1.pending`]);
  expect(await getWaitingOf(free, writerId)).toHaveLength(2);
});

test('nothing is decided, taken back or judged outside of their tags, by whatever number', async () => {
  const judgement = { decision: 'approve' as const, guidelineId: null, words: '' };
  const seen = { version: 1, state: 'pending' as const };
  const absent = { ok: false, refusal: { code: 'missing' } };
  expect(await decide(kept, { ...judgement, ...seen, commentId: theirs.pending }, now)).toMatchObject(absent);
  const picks = [ours, theirs].map(({ pending }) => ({ ...seen, commentId: pending }));
  const together = await decideMany(kept, { ...judgement, picks }, now);
  expect(together).toMatchObject({ ok: true, value: { decided: 1, missed: [theirs.pending] } });

  const byColleague = await decideMany(free, { ...judgement, picks: [picks[1]!] }, now);
  if (!byColleague.ok) throw new Error(byColleague.refusal.message);
  const { id } = await db.decision.findFirstOrThrow({ where: { batch: byColleague.value.batch } });
  expect(await undo(kept, id, now)).toMatchObject(absent);
  expect(await undoMany(kept, byColleague.value.batch, now)).toMatchObject({ ok: true, value: { undone: 0 } });

  const judge = (appealId: number) =>
    judgeAppeal(kept, { appealId, version: 1, commentVersion: 1, judgement: 'dismiss', words: 'It stands.' }, now);
  expect(await judge(theirs.appealId)).toMatchObject({ refusal: { code: 'missing' } });
  expect(await judge(ours.appealId)).toMatchObject({ ok: true });
});

test('a link in a letter decides nothing outside of the tags that its editor has now', async () => {
  const waiting = await aComment({ postId: theirs.postId });
  const until = new Date(now.getTime() + 3_600_000);
  const secret = 'a-secret-of-more-than-twenty-letters';
  const token = { hash: digest(secret), personId: kept.personId, commentId: waiting.id, version: 1, expiresAt: until };
  await insertDecideToken(db, token);
  expect(await getLetterCase(secret, now)).toEqual({ state: 'unknown' });
  const asked = { decision: 'reject' as const, guidelineId, words: '' };
  expect(await decideByLetter(secret, asked, now)).toMatchObject({ refusal: { code: 'missing' } });
  await db.editorTag.deleteMany({ where: { personId: kept.personId } });
  expect(await getLetterCase(secret, now)).toMatchObject({ state: 'good' });
  await db.sanction.create({ data: { personId: kept.personId, kind: 'ban', reason: 'x', createdAt: new Date(0) } });
  expect(await getLetterCase(secret, now)).toEqual({ state: 'unknown' });
});
