import { expect, test } from 'vitest';
import { countLinks, deceives, hostOf, isLocalAddress, isWebAddress, linksIn } from '@/lib/text/links';
import { renderComment } from '@/lib/text/markdown';

test('addresses that may be linked to', () => {
  for (const address of [
    'https://a.example',
    'HTTP://A.example/b?c#d',
    'https://a.example:8443/',
    'mailto:ann@a.example',
    'https://bücher.example/',
  ]) {
    expect(isWebAddress(address), address).toBe(true);
  }
  const never = [
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//a.example',
    '/\\a.example',
    'https:a.example',
    'http:/a.example',
    'https://',
    'https://user@a.example',
    'https://u:p@a.example',
    'https://a.example@b.example',
    'https://a b.example',
    'https://a.example/\n',
    'https://a.example/\u0000',
    'ht\ttps://a.example',
    ' https://a.example',
    'https://a.example/"x',
    'https://a.example/<x>',
    'https:\\\\a.example',
    'mailto:',
    'mailto:x',
    'mailto:a@b.example?bcc=c@d.example',
    'mailto:a@b.example,c@d.example',
    'ftp://a.example',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    `https://a.example/${'x'.repeat(2001)}`,
    '',
  ];
  for (const address of never) expect(isWebAddress(address), address).toBe(false);
});

test('paths on this site', () => {
  for (const address of ['/', '/posts/a', '/a?b=c#d', '/media/1.jpg'])
    expect(isLocalAddress(address), address).toBe(true);
  for (const address of ['//a.example', '/\\a.example', 'a', '', 'https://a.example', '/a\\b', '/a b', '/\t/a'])
    expect(isLocalAddress(address), address).toBe(false);
});

test('the host that a browser would ask', () => {
  expect(hostOf('https://bank.example@evil.example/')).toBe('evil.example');
  expect(hostOf('https://b\u0430nk.example/')).toBe('xn--bnk-6cd.example');
  expect(hostOf('https://0x7f.1/')).toBe('127.0.0.1');
  expect(hostOf('https://a.example\\@b.example/')).toBe('a.example');
  expect(hostOf('mailto:a@b.example')).toBe('b.example');
  expect(hostOf('nothing')).toBe('');
});

test('the links of a comment, and which of them deceive', () => {
  const links = linksIn(
    renderComment(
      '[bank.example](https://evil.example) https://a.example [ask Mr.Smith](https://b.example) [x](mailto:y@z.example) https://b\u0430nk.example',
    ),
  );
  expect(links.map(({ host, deceptive }) => [host, deceptive])).toEqual([
    ['evil.example', true],
    ['a.example', false],
    ['b.example', false],
    ['z.example', false],
    ['xn--bnk-6cd.example', true],
  ]);
});

test('a host is found in the words however its dots are written, and not where there is none', () => {
  for (const words of [
    'bank.example',
    'bank\u3002example',
    'www.bank.example',
    'see https://bank.example/x',
    'bank.example.',
  ])
    expect(deceives(words, 'evil.example'), words).toBe(true);
  for (const words of ['e.g. this', 'version 1.2.3', '... and so on', 'Mr.Smith says', 'www.evil.example', '12.30'])
    expect(deceives(words, 'evil.example'), words).toBe(false);
  expect(deceives('mail.evil.example', 'evil.example')).toBe(true);
});

test('a megabyte of words and dots names its host in no time', () => {
  for (const part of ['a.', '.', 'a-1.', 'a.1.', '\u3002a', 'ab']) {
    const started = performance.now();
    deceives(part.repeat(500_000), 'evil.example');
    expect(performance.now() - started, part).toBeLessThan(3000);
  }
});

test('hosts written without being links are counted too, and none twice', () => {
  const count = (source: string) => countLinks(renderComment(source), source);
  expect(count('Nothing here. Mr.Smith, e.g. this; version 1.2.3; node.js')).toBe(0);
  expect(count('https://a.com/x')).toBe(1);
  expect(count('Visit casino-best.com or www.pills.net/now')).toBe(2);
  expect(count('[a.com](https://a.com) and b.com')).toBe(2);
  expect(count('write to ann@a.com')).toBe(0);
});

test('a megabyte of near-addresses is counted in no time', () => {
  for (const part of ['a.', 'www.', 'a-', 'https://', 'a.com', '.com', '@a.com']) {
    const text = part.repeat(100_000);
    const started = performance.now();
    countLinks('', text);
    expect(performance.now() - started, part).toBeLessThan(3000);
  }
});
