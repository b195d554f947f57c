import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { workOnce } from '@/lib/jobs/worker';
import { decide } from '@/lib/moderation/decide';
import { undo } from '@/lib/moderation/undo';
import { aComment, aGuideline, anEditor } from '@/lib/test/factories';
import { closeReport, dismissReports, reopenReport } from './close-report';
import { getNotice, getReportsOf } from './queries';

const now = new Date('2026-03-06T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

let hanne: Actor;
let comment: Awaited<ReturnType<typeof aComment>>;
beforeEach(async () => {
  await db.job.deleteMany();
  const { id, name } = await anEditor();
  hanne = { kind: 'editor', personId: id, name, sessionId: 'x' };
  comment = await aComment({ state: 'approved' });
});

const NEWEST = 2_147_483_647;
let made = 0;
const aReport = (given: object = {}) =>
  db.report.create({
    data: { commentId: comment.id, reporterHash: `reader-${++made}`, reason: 'abusive', createdAt: now, ...given },
  });
const aNotice = () =>
  aReport({
    reason: 'illegal',
    words: 'It says that I stole the till.',
    reference: `2026-TEST-${++made}`,
    receipt: `a-receipt-that-is-long-enough-${made}`,
    notice: {
      location: `http://blog.example/posts/x#comment-${comment.id}`,
      law: 'Defamation',
      name: 'Orla Finch',
      email: `orla-${made}@finch.example`,
      isExempt: false,
      goodFaith: true,
    },
  });

const find = (id: number) => db.report.findUniqueOrThrow({ where: { id } });
const closing = (report: { id: number; version: number }, more: object = {}) => ({
  report: report.id,
  version: report.version,
  outcome: 'dismissed' as const,
  answer: '',
  ...more,
});
const waitingLetters = () => db.job.count({ where: { kind: 'letter.notice-answered', doneAt: null } });

async function letterTo(address: string): Promise<string> {
  const folder = path.join(env.dataDir, 'mail');
  const files = await readdir(folder);
  const letters = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return letters.find((letter) => letter.includes(address))!.replace(/=\r?\n/g, '');
}

test('a report is closed once; the second of two editors is told by whom', async () => {
  const report = await aReport();
  expect((await closeReport(hanne, closing(report, { outcome: 'acted' }), now)).ok).toBe(true);
  expect(await find(report.id)).toMatchObject({
    outcome: 'acted',
    closerId: hanne.personId,
    closedAt: now,
    version: 2,
  });
  const second = await closeReport(hanne, closing(report), later(1));
  expect(second).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  const event = await db.event.findFirstOrThrow({ where: { kind: 'report.closed' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ subject: 'report', subjectId: String(report.id), actorId: hanne.personId });
  expect(event.data).toEqual({ commentId: comment.id, outcome: 'acted', isNotice: false });
});

test('of ten who close a report at the same moment one does', async () => {
  const report = await aReport();
  const all = await Promise.all(Array.from({ length: 10 }, () => closeReport(hanne, closing(report), now)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.event.count({ where: { kind: 'report.closed', subjectId: String(report.id) } })).toBe(1);
});

test('a notice is not closed without an answer, and its answer leaves when it can no longer be undone', async () => {
  const notice = await aNotice();
  const silent = await closeReport(hanne, closing(notice), now);
  expect(silent).toMatchObject({ ok: false, refusal: { code: 'invalid', fields: { answer: [expect.anything()] } } });

  const answer = 'The till is not mentioned; what is said is an opinion.';
  expect((await closeReport(hanne, closing(notice, { answer }), now)).ok).toBe(true);
  expect(await getNotice(notice.receipt!)).toMatchObject({
    headline: 'The answer stays',
    answer: {
      outcome: 'dismissed',
      words: answer,
      redress: [expect.any(String), expect.stringContaining('Article 21')],
    },
  });
  const [job] = await db.job.findMany({ where: { kind: 'letter.notice-answered' } });
  expect(job!.runAt.getTime() - now.getTime()).toBe(20_000);
  await db.job.updateMany({ data: { runAt: new Date(0) } });
  while (await workOnce());
  const letter = await letterTo((notice.notice as { email: string }).email);
  expect(letter).toContain(answer);
  expect(letter).toContain(`/report/notice/${notice.receipt}`);
  expect(letter).not.toContain('stole');
});

test('the letter of receipt says the number and nothing that its sender typed', async () => {
  const notice = await aNotice();
  await db.job.create({ data: { kind: 'letter.notice-received', data: { reportId: notice.id } } });
  while (await workOnce());
  const letter = await letterTo((notice.notice as { email: string }).email);
  expect(letter).toContain(notice.reference);
  expect(letter).toContain(`/report/notice/${notice.receipt}`);
  expect(letter).not.toMatch(/stole|Defamation|Orla Finch/);
});

test('a report that is opened again is as it was, and its letter never leaves', async () => {
  const notice = await aNotice();
  await closeReport(hanne, closing(notice, { answer: 'No.' }), now);
  expect(await waitingLetters()).toBe(1);
  expect((await reopenReport(hanne, { report: notice.id, version: 2 })).ok).toBe(true);
  expect(await find(notice.id)).toMatchObject({ outcome: null, answer: '', closerId: null, closedAt: null });
  expect(await waitingLetters()).toBe(0);
  expect(await reopenReport(hanne, { report: notice.id, version: 2 })).toMatchObject({ refusal: { code: 'conflict' } });
});

test('what came in after the editor had looked is not dismissed with the rest', async () => {
  const [seen, since] = [await aReport(), await aReport()];
  expect((await dismissReports(hanne, comment.id, seen.id, now)).ok).toBe(true);
  expect((await find(seen.id)).outcome).toBe('dismissed');
  expect((await find(since.id)).closedAt).toBe(null);
});

test('to keep an answer dismisses what readers reported, at once; a notice waits for its own answer', async () => {
  const [first, second, notice] = [await aReport(), await aReport(), await aNotice()];
  expect((await dismissReports(hanne, comment.id, NEWEST, now)).ok).toBe(true);
  for (const { id } of [first, second]) expect((await find(id)).outcome).toBe('dismissed');
  expect((await find(notice.id)).closedAt).toBe(null);
  expect(await dismissReports(hanne, comment.id, NEWEST, now)).toEqual({ ok: true, value: { eventId: null } });
});

test('a rejection closes the reports as right and answers the notice, and its undo opens them again', async () => {
  const guideline = await aGuideline({ title: 'Be fair' });
  const [report, notice, dismissed] = [await aReport(), await aNotice(), await aReport()];
  await closeReport(hanne, closing(dismissed), later(-60));
  const decided = await decide(hanne, rejection(guideline.id), now);
  if (!decided.ok) throw new Error(decided.refusal.message);
  expect(await find(report.id)).toMatchObject({ outcome: 'acted', closerId: hanne.personId });
  expect(await find(notice.id)).toMatchObject({
    outcome: 'acted',
    answer: `We have removed the answer from the page, so that readers do not see it any more. It did not meet guideline ${guideline.number}, Be fair.`,
  });
  expect(await waitingLetters()).toBe(1);

  expect((await undo(hanne, decided.value.decisionId, later(5))).ok).toBe(true);
  for (const { id } of [report, notice]) expect((await find(id)).closedAt).toBe(null);
  expect(await find(dismissed.id)).toMatchObject({ outcome: 'dismissed' });
  expect(await waitingLetters()).toBe(0);
});

test('spam closes reports too; an approval of what readers had hidden dismisses them; putting back closes nothing', async () => {
  const seen = { commentId: comment.id, version: 1, guidelineId: null, words: '' };
  const report = await aReport();
  await decide(hanne, { ...seen, state: 'approved', decision: 'reopen' } as never, now);
  expect((await find(report.id)).closedAt).toBe(null);
  await decide(hanne, { ...seen, state: 'pending', decision: 'approve' } as never, later(1));
  expect((await find(report.id)).outcome).toBe('dismissed');
  const another = await aReport();
  await decide(hanne, { ...seen, state: 'approved', decision: 'mark-spam' } as never, later(2));
  expect((await find(another.id)).outcome).toBe('acted');
});

test('the desk sees reasons, words, contact and how the reader fared before; nobody else sees anything', async () => {
  const reporterHash = 'a-reader-who-reports';
  const elsewhere = await aComment({ state: 'approved' });
  await aReport({ commentId: elsewhere.id, reporterHash, closedAt: later(-60), outcome: 'acted' });
  await aReport({ reporterHash, words: 'It calls her names.' });
  await aNotice();
  const seen = (await getReportsOf(hanne, comment.id, now))!;
  expect(seen.open).toMatchObject([
    { reason: 'It attacks somebody', words: 'It calls her names.', before: { acted: 1, dismissed: 0 }, notice: null },
    { notice: { name: 'Orla Finch', law: 'Defamation' }, before: null },
  ]);
  for (const actor of [stranger, { ...hanne, kind: 'author' } as Actor, { ...hanne, kind: 'member' } as Actor]) {
    expect(await getReportsOf(actor, comment.id, now)).toBe(null);
  }
});

test('only editors close reports, and an editor of chosen tags only those under their posts', async () => {
  const report = await aReport();
  const tag = await db.tag.create({ data: { slug: `tides-${made}`, name: 'Tides' } });
  const kept = { ...hanne, onlyTags: [tag.id] } as Actor;
  for (const actor of [stranger, { ...hanne, kind: 'author' } as Actor, { ...hanne, kind: 'member' } as Actor]) {
    expect(await closeReport(actor, closing(report), now)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await dismissReports(actor, comment.id, NEWEST, now)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await reopenReport(actor, { report: report.id, version: 1 })).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  }
  expect(await closeReport(kept, closing(report), now)).toMatchObject({ refusal: { code: 'missing' } });
  expect(await dismissReports(kept, comment.id, NEWEST, now)).toMatchObject({ refusal: { code: 'missing' } });
  expect((await getReportsOf(kept, comment.id, now))!.open).toEqual([]);
  await db.postTag.create({ data: { postId: comment.postId, tagId: tag.id } });
  expect((await closeReport(kept, closing(report), now)).ok).toBe(true);
});

function rejection(guidelineId: number) {
  const seen = { commentId: comment.id, version: 1, state: 'approved' };
  return { ...seen, decision: 'reject', guidelineId, reasonId: null, words: '' } as never;
}
