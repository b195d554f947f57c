import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { xssStrings } from '@/lib/text/corpus/xss';
import { safeReturnPath } from '@/lib/text/paths';

test('paths on this site are kept', () => {
  for (const path of [
    '/',
    '/desk',
    '/posts/a-b?page=2#comment-5',
    '/search?q=a%2Fb',
    '/me?x=https://a.example',
    '/a//b',
    '/%E6%97%A5',
  ]) {
    expect(safeReturnPath(path, '/me')).toBe(path);
  }
});

const away = [
  '//evil.example',
  '///evil.example',
  '////evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/ /evil.example',
  'https://evil.example',
  'HTTPS://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'https:\\\\evil.example',
  'http://here.invalid',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'evil.example',
  'www.evil.example',
  '@evil.example',
  '.evil.example',
  '?next=//evil.example',
  '#x',
  '',
  ' ',
  'desk',
  '//evil.example/%2f..',
  '//evil.example\\@here.invalid',
  '//user@evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/./\\evil.example',
  '/\u0000/evil.example',
  '/\u007F/evil.example',
  '//%65vil.example',
  '//１２７.0.0.1',
  '//0x7f000001',
  '//[::1]',
  '/\u000B/evil.example',
  '/\u000C/evil.example',
  `/${'a'.repeat(3000)}`,
];

test.each(away)('%j leads nowhere', (value) => {
  expect(safeReturnPath(value, '/me')).toBe('/me');
});

test('what is no string leads nowhere', () => {
  for (const value of [undefined, null, 5, {}, ['/desk'], new URL('https://evil.example')])
    expect(safeReturnPath(value, '/me')).toBe('/me');
});

test('nothing leaves the site, whatever it is', () => {
  const parts = fc.array(
    fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      'https',
      '%2f',
      '%5c',
      '\t',
      '?',
      '#',
      'a',
      '%00',
      '\u3002',
      '\uFF0F',
      ';',
    ),
    { maxLength: 8 },
  );
  const stays = (value: string) => {
    const path = safeReturnPath(value, '/me');
    for (const origin of ['https://blog.example', 'http://127.0.0.1:3000'])
      expect(new URL(path, origin).origin).toBe(origin);
    expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
  };
  fc.assert(
    fc.property(parts, (value) => stays(value.join(''))),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(parts, (value) => stays(`/${value.join('')}`)),
    { numRuns: 5000 },
  );
  for (const value of [...xssStrings, ...naughtyStrings]) stays(value);
});
