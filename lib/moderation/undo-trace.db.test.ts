import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, pool } from '@/lib/db/client';
import { atom } from '@/lib/feeds/atom';
import { jsonFeed } from '@/lib/feeds/json-feed';
import { getAnswersFeed, getSiteFeed } from '@/lib/feeds/queries';
import { rss } from '@/lib/feeds/rss';
import { saveSettings } from '@/lib/settings/store';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { countViews } from './counts-store';
import { decide } from './decide';
import { decideMany } from './decide-many';
import type { BulkForm, DecisionForm } from './schema';
import { undo } from './undo';
import { undoMany } from './undo-many';

const now = new Date('2026-03-06T10:30:00Z');
const soon = new Date('2026-03-06T10:30:10Z');

let hanne: Actor;
let guidelineId: number;
let posts: { id: number; slug: string }[];

beforeAll(async () => {
  const row = await anEditor({ name: 'Hanne Vorst' });
  hanne = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  guidelineId = (await aGuideline()).id;
  posts = [await aPost(), await aPost(), await aPost()];
  await saveSettings(db, { title: 'Plus or Minus' });
});

type Everything = Record<string, unknown>;

/** All that there is but the log and the decisions that it remembers: every row, what the feeds say, what the desk counts. */
async function everything(): Promise<Everything> {
  const { rows: tables } = await pool().query<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('event', 'decision', 'comment_tally', '_prisma_migrations') order by 1`);
  const dumps = await Promise.all(tables.map(async ({ name }) => [name, await dumpOf(name)] as const));
  const tally = await db.$queryRaw<{ state: string; count: number }[]>`
    select state::text, sum(count)::int as count from comment_tally group by 1 having sum(count) <> 0 order by 1`;
  return { ...Object.fromEntries(dumps), tally, counters: await countViews(hanne), ...(await feeds()) };
}

/** A letter that was held back and put back is the same letter under another number. */
async function dumpOf(table: string): Promise<string[]> {
  const { rows } = await pool().query<{ row: string }>(
    `select (to_jsonb(t) ${table === 'job' ? "- 'id'" : ''})::text as row from "${table}" t order by 1`,
  );
  return rows.map(({ row }) => row);
}

async function feeds(): Promise<Everything> {
  const answers = await Promise.all(posts.map(({ slug }) => getAnswersFeed(slug, soon)));
  const all = [await getSiteFeed('/feed.xml'), ...answers].map((feed) => feed!);
  return { rss: all.map(rss), atom: all.map(atom), json: all.map(jsonFeed) };
}

const form = (comment: { id: number; version: number; state: string }, more: Partial<DecisionForm>): DecisionForm => ({
  commentId: comment.id,
  version: comment.version,
  state: comment.state as DecisionForm['state'],
  decision: 'approve',
  guidelineId: null,
  words: '',
  ...more,
});

test('one decision, whatever it is, leaves no trace when it is undone', async () => {
  const person = await aPerson();
  const [postId, reporterId] = [posts[0]!.id, (await aPerson()).id];
  const make = (state: 'pending' | 'approved' | 'rejected' | 'spam') =>
    aComment({ postId, personId: person.id, state, decidedAt: state === 'pending' ? null : now });
  const cases = [
    form(await make('pending'), { decision: 'approve' }),
    form(await make('pending'), { decision: 'approve', reply: 'Well said.', edited: 'Mended words.' }),
    form(await make('pending'), { decision: 'reject', guidelineId }),
    form(await make('pending'), { decision: 'mark-spam' }),
    form(await make('approved'), { decision: 'reject', guidelineId }),
    form(await make('approved'), { decision: 'reopen' }),
    form(await make('rejected'), { decision: 'approve' }),
    form(await make('rejected'), { decision: 'reopen' }),
    form(await make('spam'), { decision: 'approve' }),
  ];
  for (const { commentId } of cases) {
    await db.report.create({ data: { commentId, reporterId, reporterHash: `reader-${commentId}`, reason: 'abusive' } });
  }
  for (const each of cases) {
    const before = await everything();
    const decided = await decide(hanne, each, now);
    if (!decided.ok) throw new Error(decided.refusal.message);
    expect(await everything(), 'a decision changes something, or this test sees nothing').not.toEqual(before);
    expect((await undo(hanne, decided.value.decisionId, soon)).ok).toBe(true);
    expect(await everything(), `${each.state}, ${each.decision}`).toEqual(before);
  }
}, 120_000);

test('a decision that replaced another within the window, undone, leaves the other’s letter to be sent', async () => {
  const comment = await aComment({ postId: posts[0]!.id });
  const first = await decide(hanne, form(comment, { decision: 'reject', guidelineId }), now);
  expect(first.ok).toBe(true);
  const before = await everything();
  const second = await decide(hanne, form({ ...comment, state: 'rejected' }, { decision: 'approve' }), soon);
  if (!second.ok) throw new Error(second.refusal.message);
  await undo(hanne, second.value.decisionId, soon);
  expect(await everything()).toEqual(before);
  expect(await db.job.count({ where: { key: `letter.decided:${comment.id}` } })).toBe(1);
}, 60_000);

test('a hundred decisions taken together leave no trace when they are undone together', async () => {
  const states = ['pending', 'pending', 'pending', 'approved', 'rejected', 'spam'] as const;
  const comments = [];
  for (let number = 0; number < 100; number += 1) {
    comments.push(await aComment({ postId: posts[number % 3]!.id, state: states[number % states.length]! }));
  }
  for (const decision of ['approve', 'reject', 'mark-spam', 'reopen'] as const) {
    const able = comments.filter(
      ({ state }) =>
        state !== { approve: 'approved', reject: 'rejected', 'mark-spam': 'spam', reopen: 'pending' }[decision],
    );
    const picks = able.map(({ id, version, state }) => ({
      commentId: id,
      version,
      state: state as DecisionForm['state'],
    }));
    const bulk: BulkForm = { picks, decision, guidelineId: decision === 'reject' ? guidelineId : null, words: '' };
    const before = await everything();
    const decided = await decideMany(hanne, bulk, now);
    if (!decided.ok) throw new Error(decided.refusal.message);
    expect(decided.value).toMatchObject({ decided: able.length, missed: [] });
    const undone = await undoMany(hanne, decided.value.batch, soon);
    expect(undone).toMatchObject({ ok: true, value: { undone: able.length, missed: [], batch: decided.value.batch } });
    expect(await everything(), decision).toEqual(before);
  }
}, 240_000);

test('feeds and letters wait for the undo window; the thread does not', async () => {
  const comment = await aComment({ postId: posts[1]!.id, html: '<p>Newly approved.</p>' });
  const decided = await decide(hanne, form(comment, { decision: 'approve', reply: 'An editor’s answer.' }), now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  const { slug } = posts[1]!;
  const said = async (at: Date) => JSON.stringify(jsonFeed((await getAnswersFeed(slug, at))!));
  expect(await said(soon)).not.toMatch(/Newly approved|An editor’s answer/);
  expect(await said(new Date('2026-03-06T10:30:21Z'))).toMatch(/Newly approved/);
  expect(await said(new Date('2026-03-06T10:30:21Z'))).toMatch(/An editor’s answer/);
  const jobs = await db.job.findMany({
    where: { key: { in: [`letter.decided:${comment.id}`, `decision.settled:${decided.value.decisionId}`] } },
  });
  expect(jobs.map(({ runAt }) => runAt)).toEqual(Array(2).fill(new Date('2026-03-06T10:30:22Z')));
  expect(await db.comment.count({ where: { parentId: comment.id, state: 'approved' } })).toBe(1);
});
