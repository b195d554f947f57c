import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, wellFormed } from '@/lib/text/clean';
import { naughtyStrings } from '@/lib/text/corpus/naughty';

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'e\u0301',
        '\u0300',
        '\u202E',
        '\u202C',
        '\u2067',
        '\u2069',
        '\u200D',
        '\u200C',
        '\uFE0F',
        '👩',
        '\n',
        '\r',
        '\u0000',
        '\uD800',
        'م',
        'ي',
        ' ',
        '\u2800',
        '\u2028',
        '\u0915',
        '\u094D',
        '\uFEFF',
        '\u0338',
        '\u1100',
        '\u1161',
      ),
    )
    .map((parts) => parts.join('')),
);

test('what PostgreSQL or UTF-8 cannot hold is gone', () => {
  expect(cleanText('a\u0000b\u0007c\u001B[31md\u009Fe')).toBe('abc[31mde');
  expect(cleanText('a\uD800b\uDC00c')).toBe('a\uFFFDb\uFFFDc');
  expect(cleanText('\uFFFE\uFDD0\u{1FFFF}x')).toBe('x');
  expect(wellFormed('👍\uDC4D')).toBe('👍\uFFFD');
});

test('line ends are one kind, tabs and words stay', () => {
  expect(cleanText('a\r\nb\rc\u2028d\u2029e\u0085f\tg')).toBe('a\nb\nc\nd\ne\nf\tg');
  expect(cleanText('Cafe\u0301')).toBe('Café');
});

describe('directions', () => {
  test('what is opened is closed, in the same line', () => {
    expect(cleanText('a \u202Eevil')).toBe('a \u202Eevil\u202C');
    expect(cleanText('\u2067x\u202Ey\nz')).toBe('\u2067x\u202Ey\u202C\u2069\nz');
    expect(cleanText('\u2066ok\u2069')).toBe('\u2066ok\u2069');
  });

  test('what closes nothing is dropped', () => {
    expect(cleanText('a\u202C\u2069b')).toBe('ab');
    expect(cleanText('\u2066a\u202Cb\u2069')).toBe('\u2066ab\u2069');
  });

  test('a name has none', () => {
    expect(cleanLine('\u202EAnn\u202C \u2067Lee\u2069\u200E\u200F\u061C')).toBe('Ann Lee');
  });
});

test('at most four marks stay on a letter', () => {
  const zalgo = `a${'\u0317'.repeat(50)}b${'\u0489'.repeat(9)}`;
  expect(cleanText(zalgo)).toBe(`a${'\u0317'.repeat(4)}b${'\u0489'.repeat(4)}`);
});

test('a name is one line without invisible characters', () => {
  expect(cleanLine('  Ann \t\n\u3000 Lee\u200B\u00AD\u2060\uFEFF\u034F\u3164 ')).toBe('Ann Lee');
  expect(cleanLine('\u2800Ann\u2800\u2800Lee')).toBe('Ann Lee');
});

test('joiners that spell are kept', () => {
  expect(cleanLine('می\u200Cخواهم')).toBe('می\u200Cخواهم');
  expect(cleanLine('क्\u200Dष')).toBe('क्\u200Dष');
  expect(cleanLine('👩🏽\u200D💻 at work ☂\uFE0F')).toBe('👩🏽\u200D💻 at work ☂\uFE0F');
  expect(cleanLine('A\u200Dnn\u200C')).toBe('Ann');
});

test('cleaning twice is cleaning once, and leaves nothing forbidden', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      const text = cleanText(typed);
      expect(cleanText(text)).toBe(text);
      expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\p{Cs}|\p{M}{5}/u);
      const line = cleanLine(typed);
      expect(cleanLine(line)).toBe(line);
      expect(line).not.toMatch(/\p{Cc}|\p{Bidi_Control}|[\u200B\u2060\uFEFF]|^\s|\s$|\s\s/u);
    }),
    { numRuns: 5000 },
  );
});

test('naughty strings come through without harm', () => {
  for (const typed of naughtyStrings) {
    expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
    expect(Buffer.from(cleanText(typed), 'utf8').toString('utf8')).toBe(cleanText(typed));
  }
});

test('a megabyte is cleaned in no time', () => {
  for (const part of ['a', '\u0300', '\u202E', '\u202C', '\uD800', '\u200D', 'e\u0301 ', '\r']) {
    const start = performance.now();
    cleanText(part.repeat(1_000_000 / part.length));
    cleanLine(part.repeat(100_000 / part.length));
    expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(3000);
  }
});
