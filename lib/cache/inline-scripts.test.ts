import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealDocument, speculationHashes } from '@/lib/cache/inline-scripts';

const nonce = 'c2VjcmV0LXBlci1yZW5kZXI=';
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('an inline script that carries the nonce is hashed, and loses the nonce', () => {
  const sealed = sealDocument(`<p>a</p><script nonce="${nonce}" id="x">go(1)</script>`, nonce);
  expect(sealed.scripts).toEqual([hashOf('go(1)')]);
  expect(sealed.html).toBe('<p>a</p><script id="x">go(1)</script>');
});

test('a script without the nonce, or with a guessed one, is not blessed', () => {
  const injected = '<script>steal()</script><script nonce="guess">steal()</script><ScRiPt>steal()</sCrIpT>';
  const sealed = sealDocument(`${injected}<script nonce="${nonce}">ours()</script>`, nonce);
  expect(sealed.scripts).toEqual([hashOf('ours()')]);
  expect(sealed.html).toContain(injected);
});

test('what looks like a script inside a comment, a text area, a title or an attribute is text', () => {
  const marked = `<script nonce="${nonce}">no()</script>`;
  for (const html of [
    `<!-- ${marked} -->`,
    `<textarea>${marked}</textarea>`,
    `<title>${marked}</title>`,
    `<style>${marked}</style>`,
    `<img alt='${marked}'>`,
    `<script>"${marked.replace('</script>', '')}"</script>`,
  ]) {
    expect(sealDocument(html, nonce).scripts, html).toEqual([]);
  }
});

test('scripts with a source and data blocks need no hash; modules and speculation rules do', () => {
  const html = [
    `<script src="/a.js" nonce="${nonce}"></script>`,
    `<script type="application/ld+json" nonce="${nonce}">{"a":1}</script>`,
    `<script type="module" nonce="${nonce}">m()</script>`,
    `<script type=speculationrules nonce="${nonce}">{}</script>`,
  ].join('');
  expect(sealDocument(html, nonce).scripts).toEqual([hashOf('m()'), hashOf('{}')]);
});

test('rules for fetching early are hashed without a nonce, and nothing else is', () => {
  const html =
    '<script type="speculationrules">{"a":"b-c"}</script><script>x()</script><script type="module">y()</script>';
  expect(speculationHashes(html)).toEqual([hashOf('{"a":"b-c"}')]);
  expect(sealDocument(html, nonce).scripts).toEqual([hashOf('{"a":"b-c"}')]);
});

test('a nonce inside the data of a page is replaced by a filler of the same length, and hashed so', () => {
  const script = `push("{\\"nonce\\":\\"${nonce}\\"}")`;
  const sealed = sealDocument(`<script nonce="${nonce}">${script}</script>`, nonce);
  expect(sealed.html).not.toContain(nonce);
  expect(sealed.html).toHaveLength(`<script>${script}</script>`.length);
  expect(sealed.scripts).toEqual([hashOf(script.replace(nonce, 'n'.repeat(nonce.length)))]);
});

test('two renderings of one page are the same bytes', () => {
  const page = (n: string) => `<link rel="preload" nonce="${n}"><script nonce="${n}">a("${n}")</script>`;
  expect(sealDocument(page('aaaaaaaa'), 'aaaaaaaa').html).toBe(sealDocument(page('bbbbbbbb'), 'bbbbbbbb').html);
});

test('inline styles are hashed under the same condition', () => {
  const sealed = sealDocument(`<style nonce="${nonce}">p{}</style><style>q{}</style>`, nonce);
  expect(sealed.styles).toEqual([hashOf('p{}')]);
});

test('broken markup ends, and costs time in proportion to its length', () => {
  const started = performance.now();
  for (const html of [
    '<script',
    '<a b="',
    '<!--',
    '<',
    '<p>a < b</p>',
    '<script nonce="x">',
    `<a ${'="x'.repeat(200_000)}`,
  ]) {
    expect(sealDocument(html, nonce).html).toBe(html);
  }
  sealDocument(`<a ${'b="c" '.repeat(200_000)}`, nonce);
  sealDocument('<script '.repeat(20_000), nonce);
  expect(performance.now() - started).toBeLessThan(3_000);
});
