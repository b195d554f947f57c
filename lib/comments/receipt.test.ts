import { expect, test } from 'vitest';
import { mayEdit, mayWithdraw, toReceipt } from './receipt';
import type { ReceiptRow } from './store';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 16, minute));
const row = {
  id: 114,
  personId: 9,
  state: 'pending',
  kind: 'comment',
  source: 'We print the footing.',
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
} satisfies ReceiptRow;
const decided = (toState: string, minute = 40) =>
  ({
    kind: toState === 'approved' ? 'approve' : 'reject',
    toState,
    version: 1,
    words: 'Leave out the last sentence.',
    createdAt: at(minute),
    guideline: {
      number: 4,
      title: 'No selling',
      summary: 'No selling.',
      text: 'Leave out the price.',
      retiredAt: null,
    },
  }) as ReceiptRow['decisions'][number];
const receipt = (change: Partial<ReceiptRow> = {}) => toReceipt('r', { ...row, ...change } as ReceiptRow);

test('a waiting answer shows what comes next, and by when', () => {
  expect(receipt()).toMatchObject({ headline: 'Waiting for an editor', mayEdit: true, mayWithdraw: true });
  expect(receipt().course.at(-1)).toEqual({ words: 'An editor reads it', at: at(59), by: true, kind: 'next' });
});

test('one that waits for its writer’s letter says so first', () => {
  const waiting = receipt({ awaitsConfirmation: true, dueAt: null });
  expect(waiting.headline).toBe('Confirm your address');
  expect(waiting.course.map((step) => step.kind)).toEqual(['done', 'next', 'next']);
});

test('a rejection cites its clause and the editor’s words, and may be revised three times', () => {
  const rejected = { state: 'rejected' as const, decidedAt: at(40), decisions: [decided('rejected')] };
  expect(receipt(rejected).rejection).toEqual({
    number: 4,
    title: 'No selling',
    text: 'Leave out the price.',
    isRetired: false,
    words: 'Leave out the last sentence.',
  });
  expect(receipt(rejected).keptWithin).toBe(true);
  expect(receipt(rejected).mayEdit).toBe(true);
  expect(receipt({ ...rejected, decisions: Array(3).fill(decided('rejected')) }).mayEdit).toBe(false);
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
