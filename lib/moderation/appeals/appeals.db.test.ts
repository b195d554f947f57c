import { beforeAll, expect, test } from 'vitest';
import { fileAppeal } from '@/lib/appeals/file-appeal';
import { getAppealing } from '@/lib/appeals/queries';
import { type Actor, stranger } from '@/lib/auth/actor';
import { editComment } from '@/lib/comments/edit';
import { getReceipt } from '@/lib/comments/queries';
import { withdrawComment } from '@/lib/comments/withdraw';
import { db } from '@/lib/db/client';
import { findLogFigures } from '@/lib/figures/log-store';
import { recount } from '@/lib/figures/recount-store';
import { saveSettings } from '@/lib/settings/store';
import { secretWord } from '@/lib/signed';
import { aComment, aGuideline, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { decide } from '../decide';
import { undo } from '../undo';
import { judgeAppeal } from './judge-appeal';
import { getAppealInCase } from './queries';
import { undoDismissal } from './undo-dismissal';

// A Friday. The desk is open on weekdays from 9 to 17, UTC; an appeal is judged within eight desk hours.
const now = new Date('2026-03-06T10:30:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const days = (count: number) => at(count * 86_400);
const always = { from: new Date(0), to: new Date('2100-01-01') };

let hanne: Actor;
let osric: Actor;
let guidelineId: number;

const asEditor = (row: { id: number; name: string }, kind = 'editor') =>
  ({ kind, personId: row.id, name: row.name, sessionId: 's' }) as Actor;

beforeAll(async () => {
  hanne = asEditor(await anEditor({ name: 'Hanne Vorst' }));
  osric = asEditor(await anEditor({ name: 'Osric Pell' }));
  guidelineId = (await aGuideline({ title: 'No selling', text: 'Leave out the price.' })).id;
  const open = [['09:00', '17:00']];
  const weekly = { mon: open, tue: open, wed: open, thu: open, fri: open };
  await saveSettings(db, { promise: { calendar: { timeZone: 'UTC', weekly } } });
});

type Given = Parameters<typeof aComment>[0];

/** Sent by a guest, and turned down by Hanne. */
async function turnedDown(decision: 'reject' | 'mark-spam' = 'reject', given: Given = {}) {
  const comment = await aComment({ receipt: secretWord(), source: 'Three for two.', ...given });
  const seen = { commentId: comment.id, version: 1, state: 'pending' as const };
  const decided = await decide(hanne, { ...seen, decision, guidelineId, words: '' }, now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  return { comment, receipt: comment.receipt, decisionId: decided.value.decisionId };
}
type Case = Awaited<ReturnType<typeof turnedDown>>;

const appeal = ({ receipt, decisionId }: Case, words = 'It tells where the pads come from.', when = at(60)) =>
  fileAppeal({ receipt, decisionId, words }, when);

async function appealed(decision?: 'reject' | 'mark-spam', given?: Given) {
  const made = await turnedDown(decision, given);
  const filed = await appeal(made);
  if (!filed.ok) throw new Error(filed.refusal.message);
  return { ...made, appealId: filed.value.appealId };
}

const judge = (
  actor: Actor,
  appealId: number,
  judgement: 'uphold' | 'dismiss',
  { words = 'Our words.', version = 1, commentVersion = 1, when = at(120) } = {},
) => judgeAppeal(actor, { appealId, version, commentVersion, judgement, words }, when);

const revise = (receipt: string, version: number, when = at(60), body = 'The cure was a paper slip.') =>
  editComment(stranger, { receipt, version, body, quote: '' }, when);

const reread = (id: number) =>
  db.comment.findUniqueOrThrow({ where: { id }, include: { decisions: true, post: true } });
const appealOf = (id: number) => db.appeal.findUniqueOrThrow({ where: { id } });
const lettersAbout = (id: number) => db.job.findMany({ where: { key: `letter.appeal-judged:${id}` } });
const refusedWith = (code: string, words?: string) => ({
  ok: false,
  refusal: { code, ...(words ? { message: expect.stringContaining(words) } : {}) },
});

test('a guest appeals from the receipt: once, with a promise of its own, and the log holds none of the words', async () => {
  const made = await turnedDown();
  expect(await appeal(made)).toMatchObject({ ok: true });
  const [row] = await db.appeal.findMany({ where: { commentId: made.comment.id } });
  expect(row).toMatchObject({ state: 'open', decisionId: made.decisionId, dueAt: new Date('2026-03-09T10:31:00Z') });
  const event = await db.event.findFirstOrThrow({ where: { subject: 'appeal', subjectId: String(row!.id) } });
  expect(event).toMatchObject({ kind: 'appeal.filed', actorId: made.comment.personId, tags: [] });
  expect(JSON.stringify(event.data)).not.toContain('pads');
  expect(await getReceipt(made.receipt, at(61))).toMatchObject({
    headline: 'Your appeal is with the editors',
    recourse: { revise: null, appeal: null },
  });

  expect(await appeal(made)).toEqual({ ok: true, value: { appealId: row!.id } });
  expect(await appeal(made, 'And another thing.')).toMatchObject(refusedWith('conflict', 'can be done once'));
  expect(await db.appeal.count({ where: { commentId: made.comment.id } })).toBe(1);
});

test('twenty appeals at the same moment are one', async () => {
  const made = await turnedDown();
  for (let turn = 0; turn < 4; turn += 1) await Promise.all(Array.from({ length: 5 }, () => appeal(made)));
  expect(await db.appeal.count({ where: { commentId: made.comment.id } })).toBe(1);
  expect(
    await db.event.count({ where: { kind: 'appeal.filed', data: { path: ['commentId'], equals: made.comment.id } } }),
  ).toBe(1);
});

test('an appeal is about the decision that was shown, and ends with its days', async () => {
  const made = await turnedDown();
  const seen = { commentId: made.comment.id, version: 1, state: 'rejected' as const, guidelineId: null, words: '' };
  expect(await appeal(made, 'Late.', days(184))).toMatchObject(refusedWith('closed', 'is over'));
  await decide(hanne, { ...seen, decision: 'mark-spam' }, at(30));
  expect(await appeal(made)).toMatchObject(refusedWith('conflict', 'decided about anew'));
  await decide(osric, { ...seen, state: 'spam', decision: 'approve' }, at(40));
  expect(await appeal(made)).toMatchObject(refusedWith('conflict'));
  expect(await fileAppeal({ receipt: 'nobody', decisionId: 1, words: 'x' }, now)).toMatchObject(refusedWith('missing'));
});

test('what was taken for spam is appealed and published; nobody revises it', async () => {
  const spam = await appealed('mark-spam');
  expect(await revise(spam.receipt, 1)).toMatchObject(refusedWith('forbidden'));
  expect(await judge(osric, spam.appealId, 'uphold')).toMatchObject({ ok: true });
  expect(await reread(spam.comment.id)).toMatchObject({ state: 'approved', publishedAt: at(120) });
});

test('whoever is banned or suspended may not revise, and may appeal', async () => {
  for (const sanction of [{ kind: 'ban' as const }, { kind: 'suspension' as const, endsAt: days(7) }]) {
    const person = await aPerson();
    const made = await turnedDown('reject', { personId: person.id });
    await db.sanction.create({ data: { personId: person.id, reason: 'A test', createdAt: now, ...sanction } });
    expect(await revise(made.receipt, 1)).toMatchObject(refusedWith('forbidden'));
    expect(await getReceipt(made.receipt, at(60))).toMatchObject({
      barred: expect.any(String),
      recourse: { revise: null, appeal: { until: expect.any(Date) } },
    });
    expect(await appeal(made)).toMatchObject({ ok: true });
  }
});

test('the editor who decided does not judge while there is another, whatever is sent; who else may not, may not', async () => {
  const { appealId, decisionId, comment } = await appealed();
  expect(await getAppealing(decisionId, now)).toMatchObject({ alone: false, byRule: false });
  expect(await judge(hanne, appealId, 'dismiss')).toMatchObject(refusedWith('forbidden', 'You decided'));
  expect(await judge(hanne, appealId, 'uphold')).toMatchObject(refusedWith('forbidden'));
  expect(await judge({ ...hanne, kind: 'owner' } as Actor, appealId, 'uphold')).toMatchObject(refusedWith('forbidden'));
  for (const kind of ['author', 'member', 'guest']) {
    const other = asEditor(await aPerson(), kind);
    expect(await judge(other, appealId, 'uphold')).toMatchObject(refusedWith('forbidden'));
    expect(await getAppealInCase(other, comment.id, now)).toBe(null);
  }
  expect(await getAppealInCase(hanne, comment.id, now)).toMatchObject({ why: expect.stringContaining('You decided') });
  expect(await getAppealInCase(osric, comment.id, now)).toMatchObject({ why: null, alone: false });
  expect(await appealOf(appealId)).toMatchObject({ state: 'open', version: 1 });
});

test('the only editor for a post judges, and the writer is told', async () => {
  const { id: postId } = await aPost();
  const [theirs, others] = await Promise.all(
    ['theirs', 'others'].map((name) => db.tag.create({ data: { slug: `judges-${name}`, name } })),
  );
  await db.postTag.create({ data: { postId, tagId: theirs!.id } });
  await db.editorTag.create({ data: { personId: osric.personId!, tagId: others!.id } });
  const { appealId, decisionId, receipt, comment } = await appealed('reject', { postId });

  const elsewhere = { ...osric, onlyTags: [others!.id] } as Actor;
  expect(await judge(elsewhere, appealId, 'uphold')).toMatchObject(
    refusedWith('missing', 'not under a post of your tags'),
  );
  expect(await undoDismissal(elsewhere, appealId, now)).toMatchObject(refusedWith('missing'));
  expect(await getAppealInCase(elsewhere, comment.id, now)).toBe(null);
  expect(await getAppealing(decisionId, now)).toMatchObject({ alone: true });
  expect(await getAppealInCase(hanne, comment.id, now)).toMatchObject({ why: null, alone: true });
  await db.editorTag.create({ data: { personId: osric.personId!, tagId: theirs!.id } });
  expect(await judge(hanne, appealId, 'dismiss')).toMatchObject(refusedWith('forbidden'));
  await db.sanction.create({ data: { personId: osric.personId!, kind: 'ban', reason: 'A test', createdAt: now } });
  expect(await judge(hanne, appealId, 'dismiss')).toMatchObject({ ok: true });
  expect(await getReceipt(receipt, at(130))).toMatchObject({
    appeal: { state: 'dismissed', judge: 'the same editor' },
  });
  await db.editorTag.deleteMany();
  await db.sanction.deleteMany({ where: { personId: osric.personId! } });
});

test('upheld, the answer is published by a decision tied to the appeal; the letter waits for the undo window', async () => {
  const { appealId, receipt, comment } = await appealed();
  const judged = await judge(osric, appealId, 'uphold', { words: 'The source matters here.' });
  if (!judged.ok) throw new Error(judged.refusal.message);

  const after = await reread(comment.id);
  expect(after).toMatchObject({
    state: 'approved',
    publishedAt: at(120),
    decidedAt: at(120),
    post: { commentCount: 1 },
  });
  expect(await appealOf(appealId)).toMatchObject({
    state: 'upheld',
    judgeId: osric.personId,
    outcome: 'The source matters here.',
    settlingId: judged.value.decisionId,
    judgedAt: at(120),
  });
  expect(after.decisions.find(({ id }) => id === judged.value.decisionId)).toMatchObject({
    kind: 'approve',
    deciderId: osric.personId,
    fromState: 'rejected',
    version: 1,
  });
  expect(await lettersAbout(appealId)).toMatchObject([{ runAt: at(142) }]);
  expect(await db.job.count({ where: { key: `letter.decided:${comment.id}` } })).toBe(0);
  const events = await db.event.findMany({ orderBy: { id: 'desc' }, take: 2 });
  expect(events.map(({ kind }) => kind)).toEqual(['appeal.upheld', 'comment.approved']);
  expect(events[1]!.tags).toEqual([`post:${after.post.slug}`]);
  expect(await getReceipt(receipt, at(130))).toMatchObject({
    headline: 'Published',
    appeal: { state: 'upheld', outcome: 'The source matters here.', judge: 'another editor' },
  });
});

test('a dismissal says why, or is none; the answer stays as it was, and may still be revised', async () => {
  const { appealId, receipt, comment } = await appealed();
  expect(await judge(osric, appealId, 'dismiss', { words: '' })).toMatchObject({
    refusal: { code: 'invalid', fields: { words: [expect.any(String)] } },
  });
  expect(await judge(osric, appealId, 'dismiss', { words: 'It is still an offer.' })).toMatchObject({ ok: true });
  expect(await reread(comment.id)).toMatchObject({ state: 'rejected', decisions: [{ kind: 'reject' }] });
  expect(await lettersAbout(appealId)).toHaveLength(1);
  const told = await getReceipt(receipt, at(130));
  expect(told).toMatchObject({
    recourse: { appeal: null, revise: { left: 2 } },
    appeal: { outcome: 'It is still an offer.' },
  });
  expect(await revise(receipt, 1, at(140))).toMatchObject({ ok: true });
});

test('an upheld appeal without words of the judge’s own is explained all the same', async () => {
  const { appealId } = await appealed();
  await judge(osric, appealId, 'uphold', { words: '' });
  expect((await appealOf(appealId)).outcome).toContain('meets the guidelines');
});

test('an upheld appeal is undone with its decision: the answer is as it was, the appeal open, no letter leaves', async () => {
  const { appealId, comment } = await appealed();
  const before = await reread(comment.id);
  const judged = await judge(osric, appealId, 'uphold');
  if (!judged.ok) throw new Error(judged.refusal.message);
  expect(await undo(osric, judged.value.decisionId!, at(130))).toMatchObject({ ok: true });

  const after = await reread(comment.id);
  const bare = ({ decisions, post, ...rest }: typeof before) => rest;
  expect(bare(after)).toEqual(bare(before));
  expect(after.post.commentCount).toBe(0);
  expect(await appealOf(appealId)).toMatchObject({
    state: 'open',
    version: 3,
    judgeId: null,
    outcome: '',
    judgedAt: null,
    settlingId: null,
  });
  expect(await lettersAbout(appealId)).toEqual([]);
  expect(await judge(osric, appealId, 'uphold')).toMatchObject(refusedWith('conflict'));
  expect(await judge(osric, appealId, 'uphold', { version: 3 })).toMatchObject({ ok: true });
});

test('a dismissal is undone within the window and not after it', async () => {
  const { appealId } = await appealed();
  await judge(osric, appealId, 'dismiss');
  expect(await undoDismissal({ ...osric, kind: 'author' } as Actor, appealId, at(121))).toMatchObject(
    refusedWith('forbidden'),
  );
  expect(await undoDismissal(osric, appealId, at(142))).toMatchObject({ ok: true });
  expect(await appealOf(appealId)).toMatchObject({ state: 'open', outcome: '', judgeId: null });
  expect(await lettersAbout(appealId)).toEqual([]);
  expect(await undoDismissal(osric, appealId, at(142))).toMatchObject(refusedWith('conflict'));

  await judge(osric, appealId, 'dismiss', { version: 3, when: at(200) });
  expect(await undoDismissal(osric, appealId, at(223))).toMatchObject(refusedWith('closed', 'too late'));
  expect(await lettersAbout(appealId)).toHaveLength(1);
});

test('of two editors who judge at the same moment exactly one wins, and the other is told who, what and when, 30 times', async () => {
  const ines = asEditor(await anEditor({ name: 'Ines Marlow' }));
  for (let turn = 0; turn < 30; turn += 1) {
    const { appealId, comment } = await appealed();
    const both = await Promise.all([judge(osric, appealId, 'uphold'), judge(ines, appealId, 'dismiss')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const said = both[0].ok ? 'Osric Pell upheld this appeal' : 'Ines Marlow dismissed this appeal';
    expect(both.find(({ ok }) => !ok)).toMatchObject(refusedWith('conflict', `${said} today, 10:32.`));
    expect((await reread(comment.id)).state).toBe(both[0].ok ? 'approved' : 'rejected');
    expect(await lettersAbout(appealId)).toHaveLength(1);
  }
}, 60_000);

test('a decision is undone or appealed against, never both, 30 times', async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    const made = await turnedDown();
    const [undone, filed] = await Promise.all([undo(hanne, made.decisionId, at(5)), appeal(made, 'Why?', at(5))]);
    expect([undone.ok, filed.ok].filter(Boolean)).toHaveLength(1);
    expect((await reread(made.comment.id)).state).toBe(undone.ok ? 'pending' : 'rejected');
    if (!undone.ok) expect(undone).toMatchObject(refusedWith('conflict', 'has appealed'));
  }
}, 60_000);

test('an answer is revised or appealed about, never both, and no revision is public that nobody read, 30 times', async () => {
  for (let turn = 0; turn < 30; turn += 1) {
    const made = await turnedDown();
    const [revised, filed] = await Promise.all([revise(made.receipt, 1), appeal(made)]);
    expect([revised.ok, filed.ok].filter(Boolean)).toHaveLength(1);
    const after = await reread(made.comment.id);
    expect([after.state, after.version]).toEqual(revised.ok ? ['pending', 2] : ['rejected', 1]);
    if (!filed.ok) continue;
    const [late] = await Promise.all([
      revise(made.receipt, 1, at(90), 'Never read.'),
      judge(osric, filed.value.appealId, turn % 2 ? 'uphold' : 'dismiss', { when: at(90) }),
    ]);
    const last = await reread(made.comment.id);
    if (last.state === 'approved') expect(last).toMatchObject({ version: 1, source: 'Three for two.' });
    if (late.ok) expect(last).toMatchObject({ state: 'pending', version: 2 });
  }
}, 60_000);

test('an editor who changes their mind and a writer who revises never publish what nobody read, 40 times', async () => {
  for (let turn = 0; turn < 40; turn += 1) {
    const { comment, receipt } = await turnedDown();
    const seen = { commentId: comment.id, version: 1, state: 'rejected' as const, guidelineId: null, words: '' };
    const [revised, approved] = await Promise.all([
      revise(receipt, 1, at(60), 'Never read.'),
      decide(osric, { ...seen, decision: 'approve' }, at(60)),
    ]);
    expect([revised.ok, approved.ok].filter(Boolean)).toHaveLength(1);
    const after = await reread(comment.id);
    expect([after.state, after.source]).toEqual(
      approved.ok ? ['approved', 'Three for two.'] : ['pending', 'Never read.'],
    );
  }
}, 60_000);

test('while an appeal is open the answer is decided by it alone; afterwards like any other', async () => {
  const { appealId, comment } = await appealed();
  const seen = { commentId: comment.id, version: 1, state: 'rejected' as const, guidelineId: null, words: '' };
  for (const decision of ['approve', 'mark-spam', 'reopen'] as const) {
    expect(await decide(osric, { ...seen, decision }, at(70))).toMatchObject(refusedWith('closed', 'has appealed'));
  }
  await judge(osric, appealId, 'dismiss');
  expect(await decide(hanne, { ...seen, decision: 'approve' }, at(200))).toMatchObject({ ok: true });
});

test('an appeal goes with its answer when that is withdrawn', async () => {
  const { appealId, comment, receipt } = await appealed();
  expect(await withdrawComment(receipt, at(70))).toMatchObject({ ok: true });
  expect(await appealOf(appealId)).toMatchObject({ state: 'dropped', judgedAt: at(70) });
  expect((await reread(comment.id)).state).toBe('withdrawn');
  const late = await judge(osric, appealId, 'uphold', { version: 1 });
  expect(late).toMatchObject(refusedWith('conflict', 'withdrew the answer today, 10:31, and its appeal with it'));
});

test('a judgement is bound to the words that were read', async () => {
  const { appealId } = await appealed();
  expect(await judge(osric, appealId, 'uphold', { commentVersion: 2 })).toMatchObject(refusedWith('conflict'));
  expect((await appealOf(appealId)).state).toBe('open');
});

test('a rejected answer is revised twice, each time with a fresh promise and its old words kept, and then no more', async () => {
  const { comment, receipt } = await turnedDown();
  for (const version of [1, 2]) {
    expect(await revise(receipt, version, at(60 * version), `Version ${version + 1}.`)).toMatchObject({ ok: true });
    const after = await reread(comment.id);
    expect(after).toMatchObject({ state: 'pending', version: version + 1, decidedAt: null, heldBy: 'revised' });
    expect(after.heldFor).toContain(version === 1 ? 'revised after it was turned down' : 'second and last time');
    expect(after.dueAt!.getTime()).toBe(at(60 * version + 7_200).getTime());
    const seen = { commentId: comment.id, version: version + 1, state: 'pending' as const };
    const again = await decide(osric, { ...seen, decision: 'reject', guidelineId, words: '' }, at(60 * version + 30));
    expect(again).toMatchObject({ ok: true });
  }
  expect(
    await db.commentRevision.findMany({ where: { commentId: comment.id }, orderBy: { version: 'asc' } }),
  ).toMatchObject([
    { version: 1, source: 'Three for two.' },
    { version: 2, source: 'Version 2.' },
  ]);
  expect(await getReceipt(receipt, at(300))).toMatchObject({
    recourse: { revise: null, appeal: { until: expect.any(Date) } },
  });
  expect(await revise(receipt, 3, at(300))).toMatchObject(refusedWith('forbidden', 'revised twice'));
});

test('a revision comes within its days, and over the version that was shown', async () => {
  const { receipt } = await turnedDown();
  expect(await revise(receipt, 1, days(15))).toMatchObject(refusedWith('forbidden', 'its time is over'));
  expect(await revise(receipt, 7)).toMatchObject(refusedWith('conflict'));
  expect(await revise(receipt, 1, days(13))).toMatchObject({ ok: true });
});

test('after all of this the log says what the tables say', async () => {
  const { received, ...log } = await findLogFigures(always);
  const tables = await recount();
  for (const figure of ['approved', 'rejected', 'spam', 'appeals', 'upheld', 'dismissed'] as const) {
    expect([figure, log[figure]]).toEqual([figure, tables[figure]]);
  }
  expect(log.upheld).toBeGreaterThan(3);
  expect(log.dismissed).toBeGreaterThan(3);
});
