import { expect, test } from 'vitest';
import { defaultSettings, SiteSettings } from '@/lib/settings/schema';
import { mayEdit, mayWithdraw, toReceipt } from './receipt';
import type { ReceiptRow } from './store';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 16, minute));
const row = {
  id: 114,
  personId: 9,
  state: 'pending',
  kind: 'comment',
  source: 'We print the footing.',
  unmaskedHtml: null,
  wordRuleId: null,
  html: '<p>We print the footing.</p>',
  quote: '',
  version: 1,
  awaitsConfirmation: false,
  sentAt: at(30),
  dueAt: at(59),
  decidedAt: null,
  publishedAt: null,
  editedAt: null,
  wantsLetter: true,
  importedFrom: null,
  parent: null,
  post: {
    id: 1,
    slug: 'gauge',
    title: 'The gauge',
    html: '',
    state: 'published',
    publishedAt: at(0),
    commentPolicy: 'open',
    commentsCloseAt: null,
    commentMessage: '',
  },
  person: {
    id: 9,
    name: 'Noor',
    role: 'reader',
    email: 'noor@harbour.example',
    emailConfirmedAt: null,
    claimedAt: null,
  },
  decisions: [],
  revisions: [],
} satisfies ReceiptRow;
type Decision = ReceiptRow['decisions'][number];
type Appeal = Decision['appeals'][number];

const kinds = { approved: 'approve', rejected: 'reject', spam: 'spam', pending: 'reopen' } as const;
const decided = (toState: keyof typeof kinds, minute = 40, more: Partial<Decision> = {}): Decision => ({
  id: minute,
  kind: kinds[toState],
  toState,
  version: 1,
  deciderId: 3,
  rule: null,
  reason: toState === 'rejected' ? 'Sells something' : null,
  words: 'Leave out the last sentence.',
  createdAt: at(minute),
  appeals: [],
  settles: null,
  guideline:
    toState === 'rejected'
      ? { number: 4, title: 'No selling', summary: 'No selling.', text: 'Leave out the price.', retiredAt: null }
      : null,
  ...more,
});
const appealed = (state: Appeal['state'], more: Partial<Appeal> = {}): Appeal => ({
  id: 8,
  state,
  words: 'The link is the point of it.',
  outcome: state === 'open' ? '' : 'It does help.',
  judgeId: state === 'open' ? null : 5,
  createdAt: at(45),
  dueAt: at(58),
  judgedAt: state === 'open' ? null : at(50),
  ...more,
});
const settings = SiteSettings.parse({
  promise: { calendar: { ...defaultSettings.promise.calendar, timeZone: 'UTC' } },
});
const receipt = (change: Partial<ReceiptRow> = {}, barred: string | null = null) =>
  toReceipt('r', { ...row, ...change } as ReceiptRow, { settings, now: at(55), barred });
const steps = (change: Partial<ReceiptRow>) => receipt(change).course.map(({ words, kind }) => [kind, words]);

test('a waiting answer shows what comes next, and by when', () => {
  expect(receipt()).toMatchObject({ headline: 'Waiting for an editor', mayEdit: true, mayWithdraw: true });
  expect(receipt().course.at(-1)).toEqual({ words: 'An editor reads it', at: at(59), by: true, kind: 'next' });
});

test('one that waits for its writer’s letter says so first', () => {
  const waiting = receipt({ awaitsConfirmation: true, dueAt: null });
  expect(waiting.headline).toBe('Confirm your address');
  expect(waiting.course.map((step) => step.kind)).toEqual(['done', 'next', 'next']);
});

const rejected = { state: 'rejected' as const, decidedAt: at(40), decisions: [decided('rejected')] };

test('a rejection says its reason, its clause and the editor’s words, and until when its writer may do what', () => {
  expect(receipt(rejected).rejection).toEqual({
    reason: 'Sells something',
    number: 4,
    title: 'No selling',
    text: 'Leave out the price.',
    isRetired: false,
    words: 'Leave out the last sentence.',
  });
  expect(receipt(rejected)).toMatchObject({
    keptWithin: true,
    mayEdit: false,
    decisionId: 40,
    recourse: { revise: { left: 2 }, appeal: { until: expect.any(Date) } },
  });
  expect(steps(rejected)).toEqual([
    ['done', 'You sent it'],
    ['no', 'An editor read it and turned it down'],
    ['next', 'Your turn: revise it until Friday 20 March, or appeal until Saturday 5 September'],
  ]);
  expect(receipt(rejected).course[1]!.why).toBe('Sells something, guideline 4');
});

test('whoever is barred is told so, is offered no form to write in, and may appeal', () => {
  expect(receipt({}, 'You may not.')).toMatchObject({ barred: 'You may not.', mayEdit: false, mayWithdraw: true });
  expect(receipt(rejected, 'You may not.').recourse).toEqual({ revise: null, appeal: { until: expect.any(Date) } });
});

test('the course tells of a rejection, a revision, a second rejection, an appeal and its outcome, in order', () => {
  const first = decided('rejected', 35);
  const second = decided('rejected', 42, { version: 2, appeals: [appealed('upheld')] });
  const settling = decided('approved', 50, { version: 2, deciderId: 5, settles: appealed('upheld') });
  const revisions = [{ version: 1, createdAt: at(38), editorId: null }];
  const story = { version: 2, revisions, decisions: [settling, second, first] };
  expect(steps({ ...story, state: 'approved', publishedAt: at(50) })).toEqual([
    ['done', 'You sent it'],
    ['no', 'An editor read it and turned it down'],
    ['done', 'You revised it and sent it again'],
    ['no', 'An editor read it and turned it down'],
    ['done', 'You appealed'],
    ['done', 'Another editor read your appeal and upheld it: your answer was published'],
  ]);
  expect(receipt({ ...story, state: 'approved' }).appeal).toMatchObject({ state: 'upheld', judge: 'another editor' });
});

test('an open appeal comes with its promise; a dismissed one with its reasons', () => {
  const open = receipt({ ...rejected, decisions: [decided('rejected', 40, { appeals: [appealed('open')] })] });
  expect(open).toMatchObject({
    headline: 'Your appeal is with the editors',
    recourse: { revise: null, appeal: null },
    appeal: { state: 'open', dueAt: at(58) },
  });
  expect(open.course.at(-1)).toEqual({ words: 'An editor reads your appeal', at: at(58), by: true, kind: 'next' });

  const same = appealed('dismissed', { judgeId: 3 });
  const dismissed = receipt({ ...rejected, decisions: [decided('rejected', 40, { appeals: [same] })] });
  expect(dismissed).toMatchObject({
    headline: 'Not published, and why',
    recourse: { revise: { left: 2 }, appeal: null },
    appeal: { state: 'dismissed', outcome: 'It does help.', judge: 'the same editor' },
  });
  expect(dismissed.course.at(-2)).toMatchObject({ kind: 'no', why: 'It does help.' });
});

test('what was taken for spam may be appealed, and its receipt says so', () => {
  const spam = receipt({ state: 'spam', decisions: [decided('spam')] });
  expect(spam.course.at(-1)).toMatchObject({ words: 'Your turn: appeal, until Saturday 5 September', kind: 'next' });
});

test('changes while it waits are told once; one by an editor is told as such', () => {
  const changed = (minute: number, version: number, editorId: number | null = null) => ({
    version,
    createdAt: at(minute),
    editorId,
  });
  expect(steps({ version: 4, revisions: [changed(31, 1), changed(32, 2), changed(33, 3, 5)] })).toEqual([
    ['done', 'You sent it'],
    ['done', 'You changed it'],
    ['done', 'An editor changed some of its words'],
    ['next', 'An editor reads it'],
  ]);
});

test('no name or number of an editor leaves with the receipt', () => {
  const judged = decided('rejected', 40, {
    deciderId: 987_001,
    appeals: [appealed('dismissed', { judgeId: 987_002 })],
  });
  expect(JSON.stringify(receipt({ ...rejected, decisions: [judged] }))).not.toContain('98700');
});

test('an old rejection is not shown once the answer is published', () => {
  const published = {
    state: 'approved' as const,
    publishedAt: at(50),
    decisions: [decided('approved', 50), decided('rejected')],
  };
  expect(receipt(published)).toMatchObject({ headline: 'Published', rejection: null });
  expect(receipt(published).course.map((step) => step.kind)).toEqual(['done', 'no', 'done']);
});

test('what is withdrawn, binned, removed or imported cannot be changed', () => {
  for (const state of ['withdrawn', 'spam', 'deleted'] as const) {
    expect(mayEdit({ ...row, state })).toBe(false);
    expect(mayWithdraw({ state })).toBe(false);
  }
  expect(mayEdit({ ...row, importedFrom: 'wordpress:1' })).toBe(false);
  expect([49, 50].map((version) => mayEdit({ ...row, version }))).toEqual([true, false]);
});

test('the address is hinted at, never shown', () => {
  expect(receipt().letterTo).toBe('n…@harbour.example');
  expect(JSON.stringify(receipt())).not.toContain('noor@harbour.example');
  expect(receipt({ wantsLetter: false }).letterTo).toBe(null);
});
