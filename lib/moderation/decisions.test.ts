import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { allowedDecisions, type CommentState } from './decisions';

const actor = (kind: Actor['kind']) => ({ kind, personId: 1, name: 'Ada', sessionId: 's' }) as Actor;
const waiting = { state: 'pending' as CommentState, awaitsConfirmation: false };

test('an editor decides whatever is not already so', () => {
  expect(allowedDecisions(actor('editor'), waiting)).toEqual(['approve', 'reject', 'mark-spam']);
  expect(allowedDecisions(actor('owner'), { ...waiting, state: 'approved' })).toEqual([
    'reject',
    'mark-spam',
    'reopen',
  ]);
  expect(allowedDecisions(actor('editor'), { ...waiting, state: 'spam' })).toEqual(['approve', 'reject', 'reopen']);
});

test('what its writer took back, or has yet to confirm, is not judged', () => {
  expect(allowedDecisions(actor('editor'), { ...waiting, state: 'withdrawn' })).toEqual([]);
  expect(allowedDecisions(actor('editor'), { ...waiting, state: 'deleted' })).toEqual([]);
  expect(allowedDecisions(actor('editor'), { ...waiting, awaitsConfirmation: true })).toEqual([]);
});

test('while an appeal is open, the appeal is judged and not the answer', () => {
  const appealed = { state: 'rejected' as CommentState, awaitsConfirmation: false, appeals: [{ id: 1 }] };
  expect(allowedDecisions(actor('owner'), appealed)).toEqual([]);
  expect(allowedDecisions(actor('owner'), { ...appealed, appeals: [] })).toEqual(['approve', 'mark-spam', 'reopen']);
});

test('guests, members and authors decide nothing', () => {
  for (const kind of ['guest', 'member', 'author'] as const) expect(allowedDecisions(actor(kind), waiting)).toEqual([]);
});
