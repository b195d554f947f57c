import { expect, test } from 'vitest';
import type { Rule } from './rule';
import { type Past, type Trial, trialInWords, tryRule } from './trial';

const rule = (given: Partial<Rule> = {}): Rule => ({
  id: 1,
  kind: 'words',
  pattern: 'kettle',
  effect: 'hold',
  inflected: true,
  lookalikes: true,
  exceptions: '',
  ...given,
});

const past = (id: number, words: string, given: Partial<Past> = {}): Past => ({
  id,
  html: `<p>${words}</p>`,
  name: 'Ash Birch',
  isOurs: false,
  fate: 'editor-approved',
  ...given,
});

test('a trial finds what the rule would have met, with the spans, and what became of it', () => {
  const trial = tryRule(
    rule(),
    [
      past(1, 'My kettles'),
      past(2, 'Nothing'),
      past(3, 'A k3ttle', { fate: 'rejected' }),
      past(4, 'Kettle', { isOurs: true }),
      past(5, 'Hello', { name: 'Kettle', fate: 'published-at-once' }),
    ],
    'en',
  );
  expect(trial).toMatchObject({ looked: 5, approved: 1, atOnce: 1 });
  expect(trial.hits).toEqual([
    { id: 1, fate: 'editor-approved', spans: [{ start: 3, end: 10 }], words: ['kettles'] },
    { id: 3, fate: 'rejected', spans: [{ start: 2, end: 8 }], words: ['k3ttle'] },
    { id: 5, fate: 'published-at-once', spans: [], words: ['Kettle'] },
  ]);
});

test('a mask holds for our own words, too', () => {
  const ours = [past(1, 'Kettle', { isOurs: true })];
  expect(tryRule(rule({ effect: 'mask' }), ours, 'en').hits).toHaveLength(1);
  expect(tryRule(rule(), ours, 'en').hits).toHaveLength(0);
});

test('the outcome is one sentence', () => {
  const hit = { id: 1, fate: 'waits' as const, spans: [], words: [] };
  const trial = (hits: number, approved: number, atOnce = 0, looked = 500): Trial => ({
    looked,
    hits: Array(hits).fill(hit),
    approved,
    atOnce,
  });
  expect(trialInWords(trial(14, 13), 'hold')).toBe('Would have held 14 of the last 500; editors approved 13 of those.');
  expect(trialInWords(trial(3, 3), 'refuse')).toBe(
    'Would have refused 3 of the last 500; editors approved all of those.',
  );
  expect(trialInWords(trial(1, 1), 'spam')).toBe('Would have binned 1 of the last 500; editors approved it.');
  expect(trialInWords(trial(4, 0), 'hold')).toBe('Would have held 4 of the last 500; none of those was published.');
  expect(trialInWords(trial(4, 1, 2), 'mask')).toBe(
    'Would have masked letters in 4 of the last 500; editors approved 1 of those, and 2 of those were published at once.',
  );
  expect(trialInWords(trial(0, 0), 'hold')).toBe('Would have held none of the last 500.');
  expect(trialInWords(trial(0, 0, 0, 0), 'hold')).toBe('There are no answers yet to try this on.');
});
