import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { violations, walls } from '@/lib/text/corpus/strict';
import { xssStrings } from '@/lib/text/corpus/xss';
import { renderComment } from '@/lib/text/markdown';
import { plainText } from '@/lib/text/plain';

describe('what a comment may hold', () => {
  test('paragraphs, line ends, emphasis, code', () => {
    expect(renderComment('One *two* **three** `four`\nfive\n\nsix')).toBe(
      '<p dir="auto">One <em>two</em> <strong>three</strong> <code>four</code><br />\nfive</p>\n<p dir="auto">six</p>',
    );
  });

  test('quotations, lists and fenced code with its language', () => {
    expect(renderComment('> Why?\n\n- a\n- b\n\n3. c')).toContain(
      '<blockquote dir="auto">\n<p dir="auto">Why?</p>\n</blockquote>\n<ul dir="auto">',
    );
    expect(renderComment('3. c')).toContain('<ol start="3" dir="auto">');
    expect(renderComment('```js\n1 < 2\n```')).toBe(
      '<pre dir="auto" tabindex="0"><code class="language-js">1 &lt; 2\n</code></pre>',
    );
  });

  test('links and addresses written out, marked as written by a visitor', () => {
    const link = '<a href="https://a.example/?b=1&amp;c=2" rel="ugc nofollow noopener">';
    expect(renderComment('[see](https://a.example/?b=1&c=2)')).toBe(`<p dir="auto">${link}see</a></p>`);
    expect(renderComment('<https://a.example/?b=1&c=2>')).toContain(link);
    expect(renderComment('https://a.example/?b=1&c=2')).toContain(link);
    expect(renderComment('[write](mailto:ann@a.example)')).toContain('href="mailto:ann@a.example"');
  });

  test('no headings, pictures, tables, rules or HTML: their signs stand as typed', () => {
    const words = plainText(renderComment('# a\n\nb\n===\n\n| c |\n|---|\n\n***\n\n<b>d</b> ~~e~~'));
    expect(words).toBe('# a\nb\n===\n| c |\n|---|\n***\n<b>d</b> ~~e~~');
    expect(renderComment('![pic](https://a.example/x.png)')).not.toContain('<img');
    expect(renderComment('example.com ann@a.example ftp://a.example //a.example')).not.toContain('<a');
  });
});

describe('links that pretend', () => {
  test('the real host stands after words that name another', () => {
    expect(plainText(renderComment('[bank.example](https://evil.example/x)'))).toBe('bank.example (evil.example)');
    expect(plainText(renderComment('[https://bank.example/login](https://evil.example)'))).toBe(
      'https://bank.example/login (evil.example)',
    );
    expect(plainText(renderComment('[bank.example](https://www.bank.example/x) [docs](https://a.example)'))).toBe(
      'bank.example docs',
    );
  });

  test('letters that imitate are shown in ASCII', () => {
    expect(plainText(renderComment('https://b\u0430nk.example/'))).toContain('(xn--bnk-6cd.example)');
    expect(plainText(renderComment('https://xn--bnk-6cd.example/'))).toBe('https://xn--bnk-6cd.example/');
  });

  test('a name before the host leads to no other host', () => {
    const html = renderComment('[x](https://bank.example@evil.example) <https://bank.example:443@evil.example>');
    expect(html).not.toMatch(/href="[^"]*evil/);
  });
});

test('nesting beyond the limit loses no words', () => {
  for (const source of [`${'> '.repeat(60)}words`, `${'- '.repeat(60)}words`, `${'1. '.repeat(60)}words`]) {
    const html = renderComment(source);
    expect(plainText(html)).toContain('words');
    expect(violations(html, walls.comment)).toEqual([]);
  }
  expect(renderComment(`${'> '.repeat(5)}words`)).toContain('<blockquote');
});

test('no attack and no naughty string gets through', () => {
  expect(xssStrings.length).toBeGreaterThan(400);
  expect(naughtyStrings.length).toBeGreaterThan(200);
  for (const source of [...xssStrings, ...naughtyStrings]) {
    expect(violations(renderComment(source), walls.comment), source).toEqual([]);
  }
});

test('nor do two attacks side by side or within one another', () => {
  const attack = fc.constantFrom(...xssStrings);
  const around = fc.constantFrom(
    '{}',
    '> {}',
    '- {}',
    '**{}**',
    '[{}](https://a.example)',
    '[x](<{}>)',
    '`{}',
    '```{}\n',
    '{}\n{}',
    '<{}>',
  );
  fc.assert(
    fc.property(attack, attack, around, (one, other, frame) => {
      const source = frame.replaceAll('{}', () => one) + other;
      expect(violations(renderComment(source), walls.comment)).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('any text at all is rendered, safely', () => {
  const signs = fc
    .array(
      fc.constantFrom(
        '*',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '!',
        '\\',
        '\n',
        '    ',
        '- ',
        '1. ',
        '> ',
        '"',
        "'",
        '&',
        ';',
        '#',
        '~',
        'a',
        'https://',
        '\u0000',
        '\uD800',
        ':',
        '|',
        '=',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(signs, fc.string({ unit: 'binary' })), (source) => {
      expect(violations(renderComment(source), walls.comment)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});
