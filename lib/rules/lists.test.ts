import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Listed, parseCsv, readList, writeCsv, writePlain } from './lists';

const usual = { effect: 'hold', inflected: true, lookalikes: false } as const;
const listed = (given: Partial<Listed> & { pattern: string }): Listed => ({
  kind: 'words',
  exceptions: '',
  note: '',
  ...usual,
  ...given,
});

test('one a line, with remarks and empty lines; patterns between slashes; commas part words', () => {
  const { taken, refused } = readList('# rude\nfool\n\nwork  at home\n/\\d{4,}/\nscamp, rogue\r\nfool*', usual);
  expect(taken).toEqual([
    listed({ pattern: 'fool' }),
    listed({ pattern: 'work at home' }),
    listed({ kind: 'pattern', pattern: '\\d{4,}' }),
    listed({ pattern: 'scamp' }),
    listed({ pattern: 'rogue' }),
  ]);
  expect(refused).toEqual([{ line: 7, words: 'fool', why: 'It stands in the list before.' }]);
});

test('what is not taken is named with its line and why', () => {
  const { taken, refused } = readList(`…\n/(a/\n${'x'.repeat(201)}\nf*ol`, usual);
  expect(taken).toEqual([]);
  expect(refused.map(({ line, why }) => `${line}: ${why}`)).toEqual([
    '1: A rule needs a letter, a number or a sign to look for.',
    '2: A bracket “(” is opened and never closed.',
    '3: It has more than 200 characters.',
    expect.stringContaining('4: A star stands for nothing'),
  ]);
});

test('a table has our columns in any order; what is left out is as usual', () => {
  const csv = 'Pattern,Effect,Lookalikes\r\nfool,spam,yes\r\n"one, two",,\r\nscamp,shout,\r\n,hold,\r\n';
  const { taken, refused } = readList(csv, usual);
  expect(taken).toEqual([
    listed({ pattern: 'fool', effect: 'spam', lookalikes: true }),
    listed({ pattern: 'one, two' }),
  ]);
  expect(refused.map(({ line, why }) => `${line}: ${why}`)).toEqual([
    '4: “shout” is nothing that a rule does: refuse, spam, hold, mask.',
    '5: It looks for nothing.',
  ]);
});

const cell = fc.stringMatching(/^[a-z=+\-@'"＝, ]{0,12}$/).map((words) => `a${words.trim()}`);
const rule = fc.record<Listed>({
  kind: fc.constant('words'),
  pattern: fc.stringMatching(/^[=+@'＋-]?[a-z]{1,12}$/),
  effect: fc.constantFrom('hold', 'refuse', 'spam', 'mask'),
  inflected: fc.boolean(),
  lookalikes: fc.boolean(),
  exceptions: cell,
  note: cell,
});

test('what is exported comes back as it was, and no cell begins a formula', () => {
  const rules = fc.uniqueArray(rule, { selector: ({ pattern, effect }) => `${pattern} ${effect}`, maxLength: 20 });
  fc.assert(
    fc.property(rules, (some) => {
      const csv = writeCsv(some);
      expect(readList(csv, usual)).toEqual({ taken: some, refused: [] });
      for (const row of parseCsv(csv)) for (const one of row) expect(one).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});

test('a plain export is a list of words that other systems read', () => {
  const rules = [
    listed({ pattern: 'fool' }),
    listed({ pattern: '\\d+', kind: 'pattern' }),
    listed({ pattern: 'fool', effect: 'mask' }),
  ];
  expect(writePlain(rules)).toBe('fool\n/\\d+/\n');
});
