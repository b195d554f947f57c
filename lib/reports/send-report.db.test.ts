import { beforeEach, expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { readerOf } from '@/lib/auth/reader-of';
import type { Challenge } from '@/lib/challenge/challenge';
import { none } from '@/lib/challenge/none';
import { db, transaction } from '@/lib/db/client';
import { saveSettings } from '@/lib/settings/store';
import { aComment, anEditor, aPerson, aPost } from '@/lib/test/factories';
import { getNotice } from './queries';
import { NoticeForm, ReportForm } from './schema';
import { sendReport } from './send-report';

const now = new Date('2026-03-06T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const absent: Challenge = { ...none, verify: async () => ({ outcome: 'absent' }) };

let comment: Awaited<ReturnType<typeof aComment>>;
beforeEach(async () => {
  await db.report.deleteMany();
  await db.job.deleteMany();
  await transaction((tx) => saveSettings(tx, {}));
  comment = await aComment({ state: 'approved' });
});

let networks = 0;
type Given = { token?: string; actor?: Actor; address?: string; at?: Date; challenge?: Challenge; comment?: number };

function send(form: object, { token = 'a-browser', actor = stranger, at = now, ...given }: Given = {}) {
  const fields = { comment: given.comment ?? comment.id, ...form };
  const parsed = 'explanation' in form ? NoticeForm.parse(fields) : ReportForm.parse(fields);
  return sendReport(actor, readerOf(actor, token)!, parsed, {
    now: at,
    address: given.address ?? `192.0.2.${++networks}`,
    answers: { proof: '', hcaptcha: '' },
    challenge: given.challenge ?? none,
  });
}

const abusive = { reason: 'abusive', words: 'It calls her names.' };
const notice = {
  reason: 'illegal',
  explanation: 'It says that I stole the till, which is untrue.',
  law: 'Defamation',
  name: 'Orla Finch',
  email: 'orla@finch.example',
  goodFaith: 'yes',
};

const reports = () => db.report.findMany({ where: { commentId: comment.id }, orderBy: { id: 'asc' } });
const guest = (personId: number) => ({ kind: 'guest', personId, name: 'Ada' }) as const;

test('a report is kept with its reason and its words, and the log has neither words nor names', async () => {
  expect(await send(abusive)).toMatchObject({ ok: true, value: { isNews: true, receipt: null } });
  const [report] = await reports();
  expect(report).toMatchObject({ reason: 'abusive', words: 'It calls her names.', closedAt: null, notice: null });
  expect(report!.dueAt!.getTime()).toBeGreaterThan(now.getTime());
  const event = await db.event.findFirstOrThrow({ where: { kind: 'comment.reported' }, orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ subject: 'comment', subjectId: String(comment.id), actorId: null });
  expect(event.data).toEqual({ reportId: report!.id, reason: 'abusive' });
});

test('a thousand reports of one reader at the same moment, from many networks, are one', async () => {
  const sent = await Promise.all(
    Array.from({ length: 1_000 }, (_, number) => send(abusive, { address: `198.51.100.${number % 250}` })),
  );
  // So many at once may find no free connection; whoever is answered at all is told that it is here.
  for (const one of sent) if (!one.ok) expect(one.refusal.code).toBe('unavailable');
  expect(sent.filter((one) => one.ok && one.value.isNews)).toHaveLength(1);
  expect(await reports()).toHaveLength(1);
}, 60_000);

test('the same person in two browsers, and a browser whose person has signed in since, are one reader', async () => {
  await send(abusive, { token: 'first' });
  const person = guest((await aPerson()).id);
  expect(await send(abusive, { token: 'first', actor: person })).toMatchObject({ ok: true, value: { isNews: false } });
  expect(await send(abusive, { token: 'second', actor: person })).toMatchObject({ ok: true, value: { isNews: true } });
  expect(await send(abusive, { token: 'third', actor: person })).toMatchObject({ ok: true, value: { isNews: false } });
  expect(await reports()).toHaveLength(2);
});

test('one network sends only so many an hour, fewer without the challenge, and again when the hour is over', async () => {
  const sent: boolean[] = [];
  for (let number = 0; number < 6; number += 1) {
    const given = { token: `b-${number}`, address: '203.0.113.9', challenge: absent };
    sent.push((await send(abusive, given)).ok);
  }
  expect(sent).toEqual([true, true, true, true, false, false]);
  const proven = await send(abusive, { token: 'b-5', address: '203.0.113.9' });
  expect(proven.ok).toBe(true);
  const next = await send(abusive, { token: 'b-4', address: '203.0.113.9', challenge: absent, at: later(61) });
  expect(next.ok).toBe(true);
});

test('a network’s last place goes to one of those who come at the same moment', async () => {
  for (let number = 0; number < 3; number += 1) {
    await send(abusive, { token: `early-${number}`, address: '203.0.113.10', challenge: absent });
  }
  const rush = await Promise.all(
    Array.from({ length: 8 }, (_, number) =>
      send(abusive, { token: `rush-${number}`, address: '203.0.113.10', challenge: absent }),
    ),
  );
  expect(rush.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await reports()).toHaveLength(4);
});

test('in a flood from everywhere strangers wait, and notices still come through', async () => {
  const flooded = await Promise.all([1, 2, 3].map(() => aComment({ state: 'approved' })));
  await db.report.createMany({
    data: Array.from({ length: 300 }, (_, number) => ({
      commentId: flooded[number % 3]!.id,
      reporterHash: `flood-${number}`,
      reason: 'spam' as const,
      createdAt: later(-5),
    })),
  });
  expect(await send(abusive)).toMatchObject({ ok: false, refusal: { code: 'too-many' } });
  expect((await send(notice)).ok).toBe(true);
  expect((await send(abusive, { actor: guest((await aPerson()).id) })).ok).toBe(true);
});

test('a wrong proof is refused, and a proof is spent by one report', async () => {
  const failed: Challenge = { ...none, verify: async () => ({ outcome: 'failed' }) };
  expect(await send(abusive, { challenge: failed })).toMatchObject({ ok: false, refusal: { code: 'not-human' } });
  const spend = { id: `pow:${comment.id}`, expiresAt: later(10) };
  const once: Challenge = { ...none, verify: async () => ({ outcome: 'passed', spend }) };
  expect((await send(abusive, { token: 'one', challenge: once })).ok).toBe(true);
  expect(await send(abusive, { token: 'two', challenge: once })).toMatchObject({ refusal: { code: 'not-human' } });
  expect(await reports()).toHaveLength(1);
});

test('whoever is banned or suspended does not report, but is heard about what the law forbids', async () => {
  for (const sanction of [{ kind: 'ban' }, { kind: 'suspension', endsAt: later(60) }] as const) {
    const { id } = await aPerson({ sanctions: { create: [{ reason: 'A test', createdAt: later(-60), ...sanction }] } });
    expect(await send(abusive, { actor: guest(id) })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect((await send(notice, { actor: guest(id) })).ok).toBe(true);
  }
  expect((await reports()).every(({ reason }) => reason === 'illegal')).toBe(true);
});

test('what is not public cannot be reported, and one’s own answer is withdrawn instead', async () => {
  const hidden = await aComment({ state: 'rejected' });
  expect(await send(abusive, { comment: hidden.id })).toMatchObject({ refusal: { code: 'missing' } });
  const gone = await aComment({
    state: 'approved',
    postId: (await aPost({ state: 'withdrawn', withdrawnAt: now })).id,
  });
  expect(await send(abusive, { comment: gone.id })).toMatchObject({ refusal: { code: 'missing' } });
  expect(await send(abusive, { actor: guest(comment.personId) })).toMatchObject({ refusal: { code: 'invalid' } });
});

test('a notice has a number, a secret address, and a letter without a word of its sender’s', async () => {
  const sent = await send(notice);
  if (!sent.ok) throw new Error(sent.refusal.message);
  const [report] = await reports();
  expect(report!.reference).toMatch(/^2026-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  expect(sent.value.receipt).toMatch(/^[\w-]{32}$/);
  expect(await getNotice(sent.value.receipt!)).toMatchObject({
    reference: report!.reference,
    headline: 'We have your notice',
    explanation: notice.explanation,
    letterTo: 'o…@finch.example',
    answer: null,
    location: expect.stringMatching(new RegExp(`/posts/.+#comment-${comment.id}$`)),
  });
  expect(await db.job.findMany({ where: { kind: 'letter.notice-received' } })).toHaveLength(1);
  const event = await db.event.findFirstOrThrow({ where: { kind: 'comment.noticed' }, orderBy: { id: 'desc' } });
  expect(JSON.stringify(event.data)).not.toMatch(/finch|till|Defamation/i);
});

test('the same notice sent twice leads to the same page; after its answer another one may follow', async () => {
  const first = await send(notice);
  const again = await send(notice);
  expect(again).toMatchObject({ ok: true, value: { isNews: false, receipt: first.ok && first.value.receipt } });
  expect(await reports()).toHaveLength(1);
  const closing = { closedAt: later(1), outcome: 'dismissed', answer: 'It stays.' } as const;
  await db.report.updateMany({ data: closing });
  const second = await send(notice, { at: later(2) });
  expect(second).toMatchObject({ ok: true, value: { isNews: true } });
  expect(await reports()).toHaveLength(2);
});

test('a reader may report an answer and send a notice about it', async () => {
  await send(abusive);
  expect(await send(notice)).toMatchObject({ ok: true, value: { isNews: true } });
  expect((await reports()).map(({ reason }) => reason)).toEqual(['abusive', 'illegal']);
});

test('an address that somebody else may have typed gets five letters a day', async () => {
  for (let number = 0; number < 5; number += 1) {
    const { id } = await aComment({ state: 'approved' });
    expect((await send(notice, { comment: id, token: `n-${number}` })).ok).toBe(true);
  }
  const sixth = await send({ ...notice, email: 'ORLA@finch.example' }, { token: 'n-6' });
  expect(sixth).toMatchObject({ ok: false, refusal: { code: 'too-many', fields: { email: [expect.anything()] } } });
});

test('whoever notifies of the abuse of children need not say who they are, and gets no letter', async () => {
  const sent = await send({ ...notice, isExempt: 'yes', name: '', email: '' });
  expect(sent.ok).toBe(true);
  expect(await db.job.count()).toBe(0);
  expect((await getNotice((sent.ok && sent.value.receipt) || ''))?.letterTo).toBe(null);
});

// ——— Hidden until read ———

const hiding = (hideAt: number) => transaction((tx) => saveSettings(tx, { reports: { hide: true, hideAt } }));
const state = async () => db.comment.findUniqueOrThrow({ where: { id: comment.id } });

test('as it comes, reports hide nothing', async () => {
  for (let number = 0; number < 5; number += 1) await send(abusive, { token: `r-${number}` });
  expect((await state()).state).toBe('approved');
});

test('where the owner wants it, the third reader hides an answer until an editor has read it', async () => {
  await hiding(3);
  for (const token of ['one', 'two']) await send(abusive, { token });
  await send(abusive, { token: 'two' });
  expect((await state()).state).toBe('approved');
  const third = await send(abusive, { token: 'three' });
  expect(third.ok && third.value.eventId).not.toBe(null);
  expect(await state()).toMatchObject({ state: 'pending', heldBy: 'reports', heldFor: '3 readers reported it' });
  expect((await state()).dueAt!.getTime()).toBeGreaterThan(now.getTime());
  const decision = await db.decision.findFirstOrThrow({ where: { commentId: comment.id } });
  expect(decision).toMatchObject({ kind: 'reopen', rule: 'reports', fromState: 'approved', toState: 'pending' });
  const event = await db.event.findFirstOrThrow({ where: { kind: 'comment.hidden' }, orderBy: { id: 'desc' } });
  expect(event.tags).toContain('answers');
});

test('however many browsers one network has, it hides nothing alone, nor does a reader by a report and a notice', async () => {
  await hiding(2);
  const [browsers, ada] = ['192.0.2.250', guest((await aPerson()).id)];
  for (const token of ['one', 'two', 'three']) await send(abusive, { token, address: browsers });
  expect((await state()).state).toBe('approved');
  await db.report.deleteMany();
  await send(abusive, { actor: ada });
  await send(notice, { actor: ada });
  expect((await state()).state).toBe('approved');
});

test('three readers at the same moment hide it once', async () => {
  await hiding(3);
  await Promise.all(['one', 'two', 'three', 'four'].map((token) => send(abusive, { token })));
  expect((await state()).state).toBe('pending');
  expect(await db.decision.count({ where: { commentId: comment.id } })).toBe(1);
});

test('whoever was never right hides nothing, and whoever often was counts twice', async () => {
  await hiding(2);
  const closerId = (await anEditor()).id;
  const earlier = async (reader: string, outcome: 'acted' | 'dismissed') => {
    const { hash } = readerOf(stranger, reader)!;
    for (let number = 0; number < 5; number += 1) {
      const { id } = await aComment({ state: 'approved' });
      const closed = { closedAt: later(-60), closerId, outcome };
      await db.report.create({ data: { commentId: id, reporterHash: hash, reason: 'spam', ...closed } });
    }
  };
  await earlier('cries-wolf', 'dismissed');
  await earlier('cries-too', 'dismissed');
  await earlier('sees-well', 'acted');
  for (const token of ['cries-wolf', 'cries-too']) await send(abusive, { token });
  expect((await state()).state).toBe('approved');
  await send(abusive, { token: 'sees-well' });
  expect((await state()).state).toBe('pending');
});
