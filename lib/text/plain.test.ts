import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { countCodePoints, excerpt, plainText, readingMinutes } from '@/lib/text/plain';
import { escapeXml } from '@/lib/text/xml';

describe('plain text', () => {
  test('is the words, blocks apart, entities read', () => {
    expect(
      plainText('<h2>One</h2><p>two <b>thr</b>ee<br>four &amp; &lt;five&gt; &eacute;&#39;</p><ul><li>a<li>b</ul>'),
    ).toBe("One\ntwo three\nfour & <five> é'\na\nb");
    expect(plainText('  a\n  b  ')).toBe('a b');
  });

  test('leaves out what is not for reading', () => {
    expect(
      plainText('a<script>b</script><style>c</style><template>d</template><!-- e --><textarea>f</textarea>g'),
    ).toBe('ag');
  });

  test('of escaped text is the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(escapeXml(text))).toBe(plainText(`<p>${escapeXml(text)}</p>`));
      }),
    );
    expect(plainText(escapeXml('1 < 2 && "3" > \'2\''))).toBe('1 < 2 && "3" > \'2\'');
  });
});

describe('an excerpt', () => {
  test('ends with a word, and says that there is more', () => {
    expect(excerpt('one two three four', 12)).toBe('one two…');
    expect(excerpt('one two three', 13)).toBe('one two three');
    expect(excerpt('one two, three', 9)).toBe('one two…');
    expect(excerpt('one\n\n two', 20)).toBe('one two');
  });

  test('cuts no character in two, nor a script without spaces', () => {
    expect(excerpt('👍'.repeat(10), 4)).toBe('👍👍👍…');
    expect(excerpt('日本語の文章はここにあります', 5)).toBe('日本語の…');
  });

  test('is never longer than asked', () => {
    for (const text of naughtyStrings) {
      for (const length of [1, 2, 10, 160])
        expect(countCodePoints(excerpt(text, length)), JSON.stringify(text)).toBeLessThanOrEqual(length);
    }
  });
});

test('reading takes a minute for 220 words or 500 Chinese characters, and never none', () => {
  expect(readingMinutes('')).toBe(1);
  expect(readingMinutes('word '.repeat(1100))).toBe(5);
  expect(readingMinutes('文'.repeat(1500))).toBe(3);
});

test('code points are what is counted', () => {
  expect(['', 'é', '👍', '👩‍💻', 'e\u0301'].map(countCodePoints)).toEqual([0, 1, 1, 3, 2]);
});
