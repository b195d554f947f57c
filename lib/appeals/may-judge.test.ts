import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { judgesAlone, whyNotJudge } from './may-judge';

const editor = (personId: number, kind = 'editor') => ({ kind, personId, name: 'Hanne', sessionId: 's' }) as Actor;
const facts = { deciderId: 1, writerId: 9, hasOthers: true };

test('a colleague of the one who decided judges, and not the one who decided or wrote', () => {
  expect(whyNotJudge(editor(2), facts)).toBe(null);
  expect(whyNotJudge(editor(2, 'owner'), facts)).toBe(null);
  expect(whyNotJudge(editor(1), facts)).toContain('You decided');
  expect(whyNotJudge(editor(1, 'owner'), facts)).toContain('You decided');
  expect(whyNotJudge(editor(9), facts)).toContain('You wrote');
});

test('the only editor judges their own decision, since nobody else could', () => {
  expect(whyNotJudge(editor(1), { ...facts, hasOthers: false })).toBe(null);
  expect(judgesAlone({ deciderId: 1, hasOthers: false })).toBe(true);
});

test('what a rule decided, any editor judges', () => {
  expect(whyNotJudge(editor(1), { ...facts, deciderId: null })).toBe(null);
  expect(judgesAlone({ deciderId: null, hasOthers: true })).toBe(false);
});

test('nobody else judges, whoever else there is', () => {
  for (const kind of ['author', 'member', 'guest']) {
    for (const hasOthers of [true, false]) {
      expect(whyNotJudge(editor(2, kind), { ...facts, hasOthers })).toBe('Only editors judge appeals.');
    }
  }
});
