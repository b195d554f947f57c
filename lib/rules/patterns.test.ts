import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOf } from './check-pattern';
import { compilePattern, patternSpans, READ_MAX } from './patterns';

const fault = (pattern: string) => faultOf({ kind: 'pattern', pattern });

test('what is wrong with a pattern is said in words', () => {
  expect(fault('(a')).toContain('never closed');
  expect(fault('[a')).toContain('never closed');
  expect(fault('a)')).toContain('never opened');
  expect(fault('*a')).toContain('nothing before “*”');
  expect(fault('a**')).toContain('repeats a repetition');
  expect(fault('a{2000}')).toContain('1,000');
  expect(fault('(a{100}){100}')).toContain('1,000');
  expect(fault('(?=a)b')).toContain('Looking ahead');
  expect(fault('(?<!a)b')).toContain('Looking ahead or behind');
  expect(fault('(a)\\1')).toContain('refer back');
  expect(fault('\\q')).toContain('means nothing');
  expect(fault('[b-a]')).toContain('no range');
  expect(fault('a\\')).toContain('backslash at the end');
  expect(fault('\\p{Nowhere}')).toContain('no range');
  expect(fault('\\bviagra\\b|\\d{4,}')).toBeNull();
});

test('a pattern that matches nothing at all, or is as large as a book, is refused', () => {
  for (const pattern of ['a*', '(a|)', '^$', '\\b'])
    expect(fault(pattern)).toMatch(/match every answer|nothing at all/);
  expect(fault('(a?){50}a{50}')).not.toBeNull();
  expect(fault('[^a]{500}')).toContain('too large');
});

test('what a rule of words looks for needs something to find, and no stars', () => {
  const words = (pattern: string) => faultOf({ kind: 'words', pattern });
  expect(words('…')).toContain('needs a letter');
  expect(words('fool*')).toContain('star stands for nothing');
  expect(words('one two three four five six seven eight nine ten eleven')).toContain('ten words');
  expect(words('👎')).toBeNull();
  expect(words('work at home')).toBeNull();
});

test('where JavaScript and RE2 mean the same, they find the same', () => {
  const part = fc.constantFrom('a', 'b', '\\d', '[ab]', 'a+', '(?:a|bc)', 'b?c', '.', '[^a]+', 'a{1,3}', '\\w+');
  const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc1 ]{0,30}$/), (source, text) => {
      const compiled = compilePattern(source);
      if (!compiled.ok) return true;
      const theirs = [...text.matchAll(new RegExp(source, 'gimu'))].map(({ 0: words, index }) => [
        index,
        index + words.length,
      ]);
      expect(patternSpans(compiled.pattern, text).map(({ start, end }) => [start, end])).toEqual(theirs);
      return true;
    }),
    { numRuns: 300 },
  );
});

test('no more is read than can be sent', () => {
  const compiled = compilePattern('needle');
  if (!compiled.ok) throw new Error(compiled.words);
  expect(patternSpans(compiled.pattern, `${'x '.repeat(READ_MAX)}needle`)).toEqual([]);
  expect(patternSpans(compiled.pattern, 'needle '.repeat(100))).toHaveLength(50);
});
