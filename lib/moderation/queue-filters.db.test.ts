import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { saveSettings } from '@/lib/settings/store';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { decide } from './decide';
import { getQueue } from './queries';
import { readFilter } from './queue-filter';
import type { DecisionForm } from './schema';

const now = new Date('2026-03-06T15:00:00Z');

let hanne: Actor;
let osric: Actor;
let posts: Awaited<ReturnType<typeof aPost>>[];
let kester: Awaited<ReturnType<typeof aPerson>>;
let petra: Awaited<ReturnType<typeof aPerson>>;
let guidelineId: number;
let reasonId: number;
const named = new Map<number, string>();

beforeAll(async () => {
  const actorOf = (row: { id: number; name: string }): Actor => ({
    kind: 'editor',
    personId: row.id,
    name: row.name,
    sessionId: 's',
  });
  hanne = actorOf(await anEditor({ name: 'Hanne Vorst' }));
  osric = actorOf(await anEditor({ name: 'Osric Pell' }));
  posts = [
    await aPost({ slug: 'gauge', title: 'The gauge that was right' }),
    await aPost({ slug: 'tides', title: 'Tides at night' }),
  ];
  kester = await aPerson({ name: 'Kester Amadi', email: 'kester@amadi.example' });
  petra = await aPerson({ name: 'Petra Wynn' });
  guidelineId = (await aGuideline({ title: 'No selling' })).id;
  reasonId = (await db.rejectionReason.create({ data: { guidelineId, title: 'An offer' } })).id;
  await saveSettings(db, {
    promise: { calendar: { timeZone: 'Europe/Berlin', weekly: { mon: [['09:00', '17:00']] } } },
  });

  const rule = await db.wordRule.create({ data: { pattern: 'kill', effect: 'hold' } });
  await say('gauge, waiting', {
    postId: posts[0]!.id,
    personId: kester.id,
    heldBy: 'everyone',
    sentAt: at('02-10T10:00'),
  });
  await say('links, held', { postId: posts[1]!.id, personId: petra.id, heldBy: 'links', sentAt: at('02-11T10:00') });
  await say('killing, held', {
    postId: posts[0]!.id,
    personId: petra.id,
    heldBy: 'words',
    wordRuleId: rule.id,
    sentAt: at('02-12T22:59'),
  });
  await say('approved', {
    postId: posts[0]!.id,
    personId: kester.id,
    state: 'approved',
    addressHash: 'here',
    sentAt: at('02-12T23:01'),
  });
  await say('spam', {
    postId: posts[1]!.id,
    personId: petra.id,
    state: 'spam',
    addressHash: 'here',
    sentAt: at('02-14T10:00'),
  });
  await say('withdrawn', { postId: posts[1]!.id, personId: kester.id, state: 'withdrawn', sentAt: at('02-15T10:00') });
  await say('by an unproved hand', {
    postId: posts[1]!.id,
    personId: kester.id,
    awaitsConfirmation: true,
    dueAt: null,
    sentAt: at('02-16T10:00'),
  });
  const rejected = await say('rejected by Hanne', {
    postId: posts[0]!.id,
    personId: petra.id,
    sentAt: at('02-17T10:00'),
  });
  const other = await say('rejected by Osric', { postId: posts[0]!.id, personId: petra.id, sentAt: at('02-18T10:00') });
  await decide(hanne, form(rejected, { decision: 'reject', reasonId }), at('02-20T10:00'));
  await decide(osric, form(other, { decision: 'reject', guidelineId }), at('02-19T10:00'));
});

const at = (moment: string) => new Date(`2026-${moment}:00Z`);
const form = (comment: { id: number }, more: Partial<DecisionForm>): DecisionForm => ({
  commentId: comment.id,
  version: 1,
  state: 'pending',
  decision: 'approve',
  guidelineId: null,
  words: '',
  ...more,
});

async function say(words: string, given: Parameters<typeof aComment>[0]) {
  const comment = await aComment({ source: words, html: `<p>${words}</p>`, ...given });
  named.set(comment.id, words);
  return comment;
}

const everything = (asked: Record<string, unknown>, actor = hanne) => getQueue(actor, readFilter(asked), null, now);
async function shown(asked: Record<string, unknown>, actor = hanne): Promise<string[]> {
  return (await everything(asked, actor))!.rows.map(({ id }) => named.get(id) ?? String(id));
}

test('each view shows what it says, in its own order', async () => {
  expect(await shown({})).toEqual(['gauge, waiting', 'links, held', 'killing, held']);
  expect(await shown({ view: 'held' })).toEqual(['links, held', 'killing, held']);
  expect(await shown({ view: 'approved' })).toEqual(['approved']);
  expect(await shown({ view: 'rejected' })).toEqual(['rejected by Osric', 'rejected by Hanne']);
  expect(await shown({ view: 'spam' })).toEqual(['spam']);
  expect((await shown({ view: 'all' })).length).toBe(named.size);
});

test('reported answers and appeals come by what is due first, and leave when they are closed', async () => {
  const [first, second] = [
    await say('reported late', { state: 'approved' }),
    await say('reported early', { state: 'approved' }),
  ];
  const report = (commentId: number, dueAt: Date, reporterHash = 'a') =>
    db.report.create({ data: { commentId, reporterHash, reason: 'abusive', dueAt } });
  await report(first.id, at('03-09T10:00'));
  await report(second.id, at('03-10T10:00'));
  const early = await report(second.id, at('03-08T10:00'), 'b');
  expect(await shown({ view: 'reported' })).toEqual(['reported early', 'reported late']);
  expect((await everything({ view: 'reported' }))!.rows.map(({ why }) => why)).toEqual([
    'approved; 2 reports',
    'approved; one report',
  ]);
  await db.report.update({ where: { id: early.id }, data: { closedAt: now, outcome: 'dismissed' } });
  expect(await shown({ view: 'reported' })).toEqual(['reported late', 'reported early']);
  await db.report.updateMany({ where: { closedAt: null }, data: { closedAt: now, outcome: 'dismissed' } });
  expect(await shown({ view: 'reported' })).toEqual([]);

  const ids = [...named].filter(([, words]) => words.startsWith('rejected')).map(([id]) => id);
  for (const [index, commentId] of ids.entries()) {
    const { id: decisionId } = await db.decision.findFirstOrThrow({ where: { commentId } });
    await db.appeal.create({ data: { commentId, decisionId, words: 'Why?', dueAt: at(`03-0${9 - index}T10:00`) } });
  }
  expect(await shown({ view: 'appeals' })).toEqual(['rejected by Osric', 'rejected by Hanne']);
  expect((await everything({ view: 'appeals' }))!.rows.every(({ mayBePicked }) => !mayBePicked)).toBe(true);
  await db.appeal.deleteMany({});
  await db.comment.deleteMany({ where: { id: { in: [first.id, second.id] } } });
  named.delete(first.id);
  named.delete(second.id);
});

test('filters narrow alone and together', async () => {
  const all = (asked: object) => shown({ view: 'all', ...asked });
  expect(await all({ post: 'gauge', person: String(kester.id) })).toEqual(['approved', 'gauge, waiting']);
  expect(await all({ post: 'night', state: 'spam' })).toEqual(['spam']);
  expect(await all({ person: 'wynn', state: 'pending' })).toEqual(['killing, held', 'links, held']);
  expect(await all({ rule: 'links' })).toEqual(['links, held']);
  const { id } = await db.wordRule.findFirstOrThrow();
  expect(await all({ rule: `word:${id}` })).toEqual(['killing, held']);
  expect(await all({ because: `reason:${reasonId}` })).toEqual(['rejected by Hanne']);
  expect(await all({ because: `clause:${guidelineId}` })).toEqual(['rejected by Hanne', 'rejected by Osric']);
  expect(await all({ editor: String(osric.personId) })).toEqual(['rejected by Osric']);
  expect(await all({ editor: String(osric.personId), person: String(kester.id) })).toEqual([]);
  expect(await all({ person: 'nobody of this name' })).toEqual([]);
});

test('days are the desk’s own, and both are included', async () => {
  const all = (asked: object) => shown({ view: 'all', ...asked });
  expect(await all({ from: '2026-02-12', to: '2026-02-12' })).toEqual(['killing, held']); // 23:59 in Berlin
  expect(await all({ from: '2026-02-13', to: '2026-02-14' })).toEqual(['spam', 'approved']);
});

test('from the same address: of whatever state and person, named by a comment and not by the address', async () => {
  const approved = [...named].find(([, words]) => words === 'approved')![0];
  expect(await shown({ view: 'all', like: String(approved) })).toEqual(['spam', 'approved']);
  const without = [...named].find(([, words]) => words === 'withdrawn')![0];
  expect(await shown({ view: 'all', like: String(without) })).toEqual([]);
});

test('the search finds words in every state, begun words, names, and addresses for those who may see them', async () => {
  const all = (q: string, actor = hanne) => shown({ view: 'all', q }, actor);
  expect(await all('withdrawn')).toEqual(['withdrawn']);
  expect(await all('unproved')).toEqual(['by an unproved hand']);
  expect(await all('reje')).toEqual(['rejected by Osric', 'rejected by Hanne']);
  expect(await all('"by hanne" or spam')).toEqual(['rejected by Hanne', 'spam']);
  expect(await all('held -killing')).toEqual(['links, held']);
  expect(await all('amadi')).toEqual(['by an unproved hand', 'withdrawn', 'approved', 'gauge, waiting']);
  expect(await all('Kester@Amadi.example')).toEqual(['by an unproved hand', 'withdrawn', 'approved', 'gauge, waiting']);
  expect(await shown({ q: 'held' })).toEqual(['killing, held', 'links, held']); // in the view alone, latest first
  for (const q of ["'", '"', ':*', '& |', '\\', '<->', '-', 'a:*b']) expect(Array.isArray(await all(q)), q).toBe(true);
});

test('the row shows where the words were found', async () => {
  const found = (await everything({ view: 'all', q: 'osr' }))!.rows[0]!;
  expect(found.say).toEqual([
    { text: 'rejected by ', marked: false },
    { text: 'Osric', marked: true },
  ]);
});

test('each part of a filter has a chip in words', async () => {
  const asked = {
    view: 'all',
    q: 'tide',
    post: 'gauge',
    person: 'wyn',
    because: `reason:${reasonId}`,
    rule: 'links',
    from: '2026-02-01',
  };
  const { chips } = (await everything(asked))!;
  expect(chips.map(({ label }) => label)).toEqual([
    '“tide”',
    'The gauge that was right',
    'people named “wyn”',
    'An offer',
    'Links',
    'from 1 Feb 2026',
  ]);
});

test('pages follow each other without gap or repetition, whatever narrows them', async () => {
  const person = await aPerson();
  for (let number = 0; number < 70; number += 1) {
    const sentAt = new Date(at('01-05T10:00').getTime() + (number % 35) * 60_000); // two of each moment
    await aComment({
      postId: posts[number % 2]!.id,
      personId: person.id,
      source: 'paged words',
      state: 'spam',
      sentAt,
    });
  }
  for (const asked of [
    { view: 'spam', to: '2026-01-10' },
    { view: 'all', person: String(person.id) },
    { view: 'all', q: 'paged' },
    { view: 'all', post: 'tides', person: String(person.id) },
  ]) {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof getQueue>> = await getQueue(hanne, readFilter(asked), after, now);
      seen.push(...page!.rows.map(({ id }) => id));
      after = page!.next;
    } while (after);
    const expected = 'post' in asked ? 35 : 70;
    expect(seen, JSON.stringify(asked)).toHaveLength(expected);
    expect(new Set(seen).size).toBe(expected);
  }
}, 60_000);

test('an editor of chosen tags finds nothing of other posts, by whatever filter or search', async () => {
  const tag = await db.tag.create({ data: { slug: 'tides', name: 'Tides' } });
  await db.postTag.create({ data: { postId: posts[1]!.id, tagId: tag.id } });
  const kept = { ...hanne, onlyTags: [tag.id] } as Actor;
  expect(await shown({}, kept)).toEqual(['links, held']);
  expect(await shown({ view: 'all', q: 'rejected' }, kept)).toEqual([]);
  expect(await shown({ view: 'all', q: 'amadi' }, kept)).toEqual(['by an unproved hand', 'withdrawn']);
  expect(await shown({ view: 'all', editor: String(osric.personId) }, kept)).toEqual([]);
  expect(await shown({ view: 'all', post: 'gauge' }, kept)).toEqual([]);
  expect((await everything({ view: 'all', post: 'gauge' }, kept))!.chips[0]!.label).toBe('posts named “gauge”');
});
