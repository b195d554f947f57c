import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from './word-diff';

test('words that went and words that came stand where they were changed', () => {
  expect(wordDiff('On our line any idiot could kill it', 'On our line anyone could kill it')).toEqual([
    { text: 'On our line ', kind: 'same' },
    { text: 'any idiot', kind: 'gone' },
    { text: 'anyone', kind: 'new' },
    { text: ' could kill it', kind: 'same' },
  ]);
  expect(wordDiff('same', 'same')).toEqual([{ text: 'same', kind: 'same' }]);
});

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'é', '🌊', '\u0301', '1') });

test('whatever was written, both versions can be read off the difference', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = wordDiff(before, after);
      const read = (kind: 'new' | 'gone') =>
        stretches
          .filter((stretch) => stretch.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect([read('new'), read('gone')]).toEqual([before, after]);
    }),
  );
});

test('two long texts with nothing in common are told apart quickly', () => {
  const words = (word: string) => Array.from({ length: 2_000 }, (_, index) => `${word}${index}`).join(' ');
  expect(wordDiff(words('a'), words('b')).length).toBeGreaterThan(1);
});
