import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { allowedMarks, type Marked } from './marks';

const editor = { kind: 'editor', personId: 1, name: 'Hanne', sessionId: 'x' } as const;
const ordinary: Marked = {
  state: 'approved',
  parentId: null,
  pinned: false,
  featuredAt: null,
  byAuthor: false,
  isOfByline: false,
};

test('an answer to the post can be pinned, chosen and vouched for; what was, can be taken back', () => {
  expect(allowedMarks(editor, ordinary)).toEqual(['pin', 'feature', 'vouch']);
  const marked = { ...ordinary, pinned: true, featuredAt: new Date(0), byAuthor: true };
  expect(allowedMarks(editor, marked)).toEqual(['unpin', 'unfeature', 'unvouch']);
});

test('an answer to an answer cannot stand before all others', () => {
  expect(allowedMarks(editor, { ...ordinary, parentId: 7 })).toEqual(['feature', 'vouch']);
});

test('what is not public gets no mark, but may lose one', () => {
  expect(allowedMarks(editor, { ...ordinary, state: 'pending' })).toEqual([]);
  expect(allowedMarks(editor, { ...ordinary, state: 'rejected', pinned: true })).toEqual(['unpin']);
});

test('whoever is named in the byline needs nobody to vouch for them', () => {
  expect(allowedMarks(editor, { ...ordinary, isOfByline: true })).toEqual(['pin', 'feature']);
});

test('nobody but editors marks anything', () => {
  for (const kind of ['guest', 'member', 'author'] as const) {
    expect(allowedMarks({ ...editor, kind } as Actor, ordinary)).toEqual([]);
  }
});
