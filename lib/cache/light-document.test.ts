import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import { expect, test } from 'vitest';
import { lightDocument, loaderOf } from '@/lib/cache/light-document';

const nonce = 'c2VjcmV0LXBlci1yZW5kZXI=';
const liveAddress = (hash: string) => `/posts/a?live=${hash}`;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const lighten = (html: string, styleOf?: (address: string) => string | undefined) =>
  lightDocument(html, nonce, { liveAddress, styleOf });

const START = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[]})';
const FIRST = '(self.__next_f=self.__next_f||[]).push([0])';
const ROWS = `self.__next_f.push([1,"0:{\\"nonce\\":\\"${nonce}\\"}"])`;
const RULES = '<script type="speculationrules">{"prefetch":[]}</script>';
const LINKED = '<script type="application/ld+json">{"@type":"BlogPosting","name":"a \\u003c/script>"}</script>';
const FORM = '<form data-live="" data-kept="draft.1"><textarea name="body"></textarea></form>';

type Parts = { head?: string; body?: string; scripts?: string };

/** A document as the framework writes it: preloads and files in the head, its start and its data at the end. */
function page({ head = RULES, body = FORM, scripts = '' }: Parts = {}) {
  const marked = `nonce="${nonce}"`;
  return [
    `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/a.css" ${marked} data-precedence="next"/>`,
    `<link rel="preload" as="script" fetchPriority="low" ${marked} href="/_next/static/chunks/a.js"/>`,
    `<script src="/_next/static/chunks/b-1~2.js" async="" ${marked}></script>${head}`,
    `<script src="/_next/static/chunks/old.js" noModule="" ${marked}></script></head><body>${body}${LINKED}`,
    `<script ${marked} id="_R_">${START}</script><script src="/_next/static/chunks/a.js" ${marked} async=""></script>`,
    `<script ${marked}>${FIRST}</script><script ${marked}>${ROWS}</script>${scripts}</body></html>`,
  ].join('');
}

test('the framework is held back, and all else stands where it stood', () => {
  const light = lighten(page())!;
  const loader = loaderOf(
    [liveAddress(light.live!.hash), '/_next/static/chunks/b-1~2.js', '/_next/static/chunks/a.js'],
    ['draft.1'],
  );
  expect(light.html).toBe(
    [
      '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>',
      `${RULES}</head><body>${FORM}${LINKED}<script type="module">${loader}</script></body></html>`,
    ].join(''),
  );
  expect(light.scripts).toEqual([hashOf('{"prefetch":[]}'), hashOf(loader)]);
});

test('what wakes the page is its data, and last of all the start', () => {
  const { live } = lighten(page())!;
  const filler = 'n'.repeat(nonce.length);
  expect(live!.code).toBe(`${FIRST};\n${ROWS.replace(nonce, filler)};\n${START}`);
  const other = 'b3RoZXItcGVyLXJlbmRlcg==';
  const again = lightDocument(page().replaceAll(nonce, other), other, { liveAddress })!;
  expect(again).toEqual(lighten(page()));
  expect(lighten(page().replace('[0]', '[0,1]'))!.live!.hash).not.toBe(live!.hash);
});

test('a page without anything live carries no script but the rules for fetching early', () => {
  const light = lighten(page({ body: '<p data-lively="">data-live</p>' }))!;
  expect(light.live).toBeNull();
  expect(light.scripts).toEqual([hashOf('{"prefetch":[]}')]);
  expect(scriptsIn(light.html)).toEqual(['speculationrules', 'application/ld+json']);
});

test('a script of the framework that is not known, or not from here, leaves the document whole', () => {
  const marked = `nonce="${nonce}"`;
  for (const scripts of [
    `<script ${marked}>$RC("B:0","S:0")</script>`,
    `<script ${marked}>requestAnimationFrame(function(){$RT=performance.now()});</script>`,
    `<script ${marked} type="importmap">{}</script>`,
    `<script ${marked}>x;${FIRST}</script>`,
    `<script ${marked} src="https://elsewhere.example/a.js"></script>`,
    `<script ${marked} src="//elsewhere.example/_next/static/a.js"></script>`,
    `<script ${marked} src="/_next/static/a.js?x"></script>`,
    `<script ${marked}>${FIRST}</SCRIPT >`,
    `<script ${marked}>${FIRST}`,
  ]) {
    expect(lighten(page({ scripts })), scripts).toBeNull();
  }
  expect(lighten(page().slice(0, -1))).toBeNull();
});

test('a script that somebody managed to write into the page is neither run nor taken for the framework’s', () => {
  const injected = [
    '<script>self.__next_f.push([1,"steal"])</script>',
    '<script nonce="guess">self.__next_f.push([1,"steal"])</script>',
    `<script data-nonce="${nonce.slice(1)}" src="/_next/static/steal.js"></script>`,
    '<link rel="preload" as="script" href="/_next/static/steal.js"/><ScRiPt SRC=/steal.js></sCrIpT>',
  ].join('');
  const light = lighten(page({ body: injected + FORM }))!;
  const clean = lighten(page())!;
  expect(light.html).toContain(injected);
  expect([light.live, light.scripts]).toEqual([clean.live, clean.scripts]);
});

test('what looks like the framework inside a comment, a text, a title or an attribute is text', () => {
  const marked = `<script nonce="${nonce}">self.__next_f.push([1,"no"])</script>`;
  for (const text of [
    `<!-- ${marked} -->`,
    `<textarea>${marked}</textarea>`,
    `<title>${marked}</title>`,
    `<noscript>${marked}</noscript>`,
    `<img alt='${marked}'/>`,
    `<a title="<link rel=&quot;preload&quot; data-live=''>">`,
    '<p>&lt;script data-live="" nonce="x"></p>',
  ]) {
    const light = lighten(page({ body: text + FORM }))!;
    expect(light.html, text).toContain(text.replaceAll(nonce, 'n'.repeat(nonce.length)).slice(0, 9));
    expect(light.live!.code, text).not.toContain('no"])');
  }
});

test('a kept name or an address cannot end the loader', () => {
  const code = loaderOf(['</script><script>x()</script>', '"'], ['</script>']);
  expect(code).not.toMatch(/<\/?script/i);
  expect(() => new Function(code)).not.toThrow();
});

test('the loader is under a kilobyte', () => {
  expect(Buffer.byteLength(loaderOf([], []))).toBeLessThan(1_024);
});

test('stylesheets of ours stand in the document itself, their links switched off for the framework to find', () => {
  const css = '@font-face{src:url("/fonts/a.woff2")}p{background:url(data:image/png;base64,AA)}';
  const light = lighten(page(), (address) => (address === '/_next/static/a.css' ? css : undefined))!;
  expect(light.html).toContain(
    `<style>${css}</style><link disabled="" rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>`,
  );
  expect(light.styles).toEqual([hashOf(css)]);
});

test.each(['p{background:url(a.png)}', 'p{background:url( "../a.png")}', 'p::after{content:"</style>"}'])(
  'a stylesheet that would mean something else there stays outside: %s',
  (css) => {
    const light = lighten(page(), () => css)!;
    expect(light.html).toContain('<link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>');
    expect(light.styles).toEqual([]);
  },
);

const escaped = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`));
const fragment = fc.oneof(
  escaped,
  escaped.map((text) => `<p class="a" title="${text}">${text}<!-- --><br/></p>`),
  escaped.map((text) => `<textarea>${text}</textarea><title>${text}</title>`),
  fc.constantFrom(
    LINKED,
    '<!--$--><!--/$-->',
    '<a href="/x" data-live="">x</a>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"></path><title>x</title></svg>',
    '<script>self.__next_f.push([1,"injected"])</script>',
    '<script nonce="other" src="/_next/static/x.js"></script>',
    '<template><script>x()</script></template>',
    '<noscript><p>x</p></noscript>',
    '<table><tbody><tr><td>1</td></tr></tbody></table>',
    "<p a=b c='d\"e' f>x</p>",
    '<img alt="a > b" src="/a.webp"/>',
  ),
);

test('for any page, a parser sees the same document without the framework', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), (parts) => {
      const html = page({ body: parts.join('') });
      const light = lighten(html)!;
      expect(serialize(parse(light.html))).toBe(serialize(withoutFramework(parse(html), light.html)));
    }),
    { numRuns: 150 },
  );
}, 30_000);

test('broken and hostile markup ends, and costs time in proportion to its length', () => {
  const started = performance.now();
  const marked = `<script nonce="${nonce}">`;
  for (const body of [
    '<script',
    '<a b="',
    '<!--',
    '<plaintext>',
    `${marked}<!--<script>`,
    `<svg><style><!--</style>${marked}`,
    `<a ${'="x'.repeat(100_000)}`,
    `<a ${'b="c" '.repeat(100_000)}`,
    '<script '.repeat(20_000),
    `${marked}${FIRST}</script>`.repeat(5_000),
    '<link nonce="x" '.repeat(20_000),
    ' data-live'.repeat(50_000),
  ]) {
    const light = lighten(page({ body }));
    for (const hash of light?.scripts ?? []) expect(hash).toMatch(/^'sha256-/);
  }
  expect(performance.now() - started).toBeLessThan(10_000);
});

type Tree = DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.Element;

/** The same in a tree: whatever carries the nonce goes, but for stylesheets, and our loader comes last. */
function withoutFramework(tree: Tree, light: string): Tree {
  const visit = (node: Tree) => {
    node.childNodes = node.childNodes.filter((child) => {
      if (!('tagName' in child)) return true;
      const marked = child.attrs.some(({ name, value }) => name === 'nonce' && value === nonce);
      const stays = !marked || child.attrs.some(({ value }) => value === 'stylesheet');
      child.attrs = child.attrs.filter(({ value }) => value !== nonce);
      visit(child);
      return stays;
    }) as typeof node.childNodes;
    if ('tagName' in node && node.tagName === 'body') {
      const loader = parse(light).childNodes.flatMap(scriptNodes).at(-1);
      if (loader?.attrs[0]?.value === 'module') node.childNodes.push(loader);
    }
  };
  visit(tree);
  return tree;
}

function scriptNodes(node: DefaultTreeAdapterTypes.Node): DefaultTreeAdapterTypes.Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(scriptNodes) : [];
  return 'tagName' in node && node.tagName === 'script' ? [node, ...below] : below;
}

function scriptsIn(html: string): (string | undefined)[] {
  return scriptNodes(parse(html)).map(({ attrs }) => attrs.find(({ name }) => name === 'type')?.value);
}
