import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { Rendered } from '@/lib/cache/page';
import { PageCache } from '@/lib/cache/page-cache';
import { answerBrokenRequests } from '@/lib/server/broken-requests';
import type { NextHandler } from '@/lib/server/deliver';
import { statusOf } from '@/lib/server/document-status';
import { Front, type FrontOptions } from '@/lib/server/front';
import { hostsOf } from '@/lib/server/hosts';

const site = { secure: false, challengeHosts: [] };
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

/** A front on a real socket, before a Next that is a plain function and a renderer that writes what it was asked. */
async function open(
  change: Partial<FrontOptions> & { siteUrl?: string | null; render?: (address: string) => Rendered } = {},
) {
  const { siteUrl = null, render = (address: string) => page(`<h1>${address}</h1>`), ...options } = change;
  const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const next: NextHandler = async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    seen.push({ method: req.method!, url: req.url!, headers: req.headers, body });
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Cache-Control', 'private, no-cache, no-store, max-age=0, must-revalidate');
    res.write(`<p>hello ${req.headers.cookie ?? 'stranger'}</p>`);
    res.end();
  };
  const server = createServer();
  const cache = new PageCache({ render: async (address) => render(address), site });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const hosts = hostsOf({ siteUrl, boundHost: '127.0.0.1', boundPort: () => port });
  const front = new Front({ next, hosts, site, cache, ...options });
  server.on('request', front.onRequest);
  answerBrokenRequests(server, site);
  stops.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const req = request({ host: '127.0.0.1', port, path, method, headers }, (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk) => chunks.push(chunk));
        res.on('end', () => resolve({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(chunks) }));
        res.on('error', reject);
      });
      req.on('error', reject);
      req.end(body);
    });
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', () => resolve(answer));
      socket.end(text, 'latin1');
    });
  const local = `http://127.0.0.1:${port}`;
  const post = (path: string, asked: Asked = {}) =>
    ask(path, {
      method: 'POST',
      ...asked,
      headers: { origin: local, 'content-type': 'application/x-www-form-urlencoded', ...asked.headers },
    });
  return { ask, post, raw, front, cache, seen, port, local };
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function page(html: string, change: Partial<Rendered> = {}): Rendered {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(html),
    nonce: 'abc',
    ...change,
  };
}

const everyAnswer = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': expect.stringMatching(/^(same-origin|strict-origin-when-cross-origin)$/),
  'permissions-policy': expect.stringContaining('camera=()'),
};

test('a page is rendered once and then sent from memory, and says so', async () => {
  const { ask } = await open();
  const [first, second] = [await ask('/posts/a'), await ask('/posts/a')];
  expect([first.headers['x-cache'], second.headers['x-cache']]).toEqual(['MISS', 'HIT']);
  expect(second.body.toString()).toBe('<h1>/posts/a</h1>');
  expect(second.headers).toMatchObject({
    ...everyAnswer,
    'cache-control': 'public, max-age=0, must-revalidate',
    'surrogate-key': 'post:a posts guidelines site',
    'cache-tag': 'post:a,posts,guidelines,site',
    vary: 'Accept-Encoding',
    age: '0',
  });
});

test('HEAD has the headers of GET and no body', async () => {
  const { ask } = await open();
  const get = await ask('/posts/a');
  const head = await ask('/posts/a', { method: 'HEAD' });
  expect(head.body).toHaveLength(0);
  const { date: _a, 'x-cache': _b, ...rest } = get.headers;
  expect(head.headers).toMatchObject(rest);
});

test('an unchanged page is not sent again, whatever form of it the reader has', async () => {
  const { ask } = await open({ render: () => page('words '.repeat(500)) });
  const { headers } = await ask('/posts/a', { headers: { 'accept-encoding': 'br' } });
  for (const tags of [headers.etag!, `W/${headers.etag}`, `"x", ${headers.etag}`, '*']) {
    const answer = await ask('/posts/a', { headers: { 'if-none-match': tags } });
    expect([answer.status, answer.body.length], tags).toEqual([304, 0]);
    expect(answer.headers['content-security-policy']).toBe(headers['content-security-policy']);
  }
  expect((await ask('/posts/a', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('a page comes in the coding that was asked for, each with a tag of its own', async () => {
  const html = 'words '.repeat(500);
  const { ask } = await open({ render: () => page(html) });
  const br = await ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
  const gzip = await ask('/', { headers: { 'accept-encoding': 'gzip, br;q=0' } });
  const plain = await ask('/', { headers: { 'accept-encoding': 'identity' } });
  expect(brotliDecompressSync(br.body).toString()).toBe(html);
  expect(gunzipSync(gzip.body).toString()).toBe(html);
  expect(plain.body.toString()).toBe(html);
  expect(new Set([br, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
  expect(br.headers['content-length']).toBe(String(br.body.length));
});

test('a popular page is compressed better, and a reader of the first form is still known', async () => {
  const html = Array.from({ length: 400 }, (_, n) => `<p>Paragraph ${n} ${n * 7919}</p>`).join('');
  const { ask } = await open({ render: () => page(html) });
  const first = await ask('/', { headers: { 'accept-encoding': 'br' } });
  for (let n = 0; n < 20; n++) await ask('/');
  await expect
    .poll(async () => (await ask('/', { headers: { 'accept-encoding': 'br' } })).headers.etag)
    .toMatch(/br11/);
  const better = await ask('/', { headers: { 'accept-encoding': 'br' } });
  expect(better.body.length).toBeLessThan(first.body.length);
  expect(brotliDecompressSync(better.body).toString()).toBe(html);
  expect((await ask('/', { headers: { 'if-none-match': first.headers.etag! } })).status).toBe(304);
});

test('a range is not offered and not understood', async () => {
  const { ask } = await open();
  const answer = await ask('/', { headers: { range: 'bytes=0-3' } });
  expect([answer.status, answer.body.toString()]).toEqual([200, '<h1>/</h1>']);
});

const marked = 'nonce="abc"';
const post = (address: string) =>
  page(
    `<html><head><script src="/_next/static/a.js" ${marked} async=""></script></head><body><h1>${address}</h1><form data-live=""></form><script ${marked}>self.__next_f.push([1,"${address}"])</script></body></html>`,
  );

test('a page that holds something live comes without the framework, and with what wakes it under its hash', async () => {
  const { ask } = await open({ render: post });
  const light = await ask('/posts/a');
  const html = light.body.toString();
  expect(html).not.toContain('__next_f');
  const [, loader] = /<script type="module">(.*?)<\/script>/.exec(html)!;
  const policy = light.headers['content-security-policy']!;
  expect(policy).toContain(`script-src 'self' ${hashOf(loader!)};`);
  expect(policy).not.toMatch(/nonce|script-src[^;]*unsafe/);

  const live = await ask(/\/posts\/a\?live=[\w-]{22}/.exec(html)![0], { headers: { cookie: 'alice' } });
  expect(live.body.toString()).toBe('self.__next_f.push([1,"/posts/a"])');
  expect(live.headers).toMatchObject({
    ...everyAnswer,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600, immutable',
    'surrogate-key': light.headers['surrogate-key'],
    'x-robots-tag': 'noindex',
  });
  expect(live.headers['set-cookie']).toBeUndefined();
});

test('whole, a page has a tag of its own and the hashes of its own scripts', async () => {
  const { ask } = await open({ render: post });
  const [light, whole] = [await ask('/posts/a'), await ask('/posts/a?hydrate=1')];
  expect(whole.body.toString()).toContain('self.__next_f.push([1,"/posts/a?hydrate=1"])');
  expect(whole.headers['content-security-policy']).toContain(hashOf('self.__next_f.push([1,"/posts/a?hydrate=1"])'));
  expect(whole.headers.etag).not.toBe(light.headers.etag);
  const asked = { headers: { 'if-none-match': light.headers.etag! } };
  expect([(await ask('/posts/a', asked)).status, (await ask('/posts/a?hydrate=1', asked)).status]).toEqual([304, 200]);
});

test('what wakes a page cannot be poisoned, guessed into memory or asked of pages that are not kept', async () => {
  const { ask, seen, cache } = await open({ render: post });
  const address = /\/posts\/a\?live=[\w-]{22}/.exec((await ask('/posts/a')).body.toString())![0];
  const clean = await ask(address);
  for (const name of unkeyed) {
    const answer = await ask(address, {
      headers: { [name]: name === 'range' ? 'bytes=0-1' : 'http://evil.example/"' },
    });
    expect(answer.body, name).toEqual(clean.body);
    expect(JSON.stringify(answer.headers), name).not.toContain('evil');
  }
  const before = cache.size;
  for (let n = 0; n < 50; n++) {
    const answer = await ask(`/posts/a?live=${String(n).padStart(22, 'A')}`);
    expect([answer.status, answer.headers['cache-control']]).toEqual([404, 'private, no-store']);
  }
  expect(cache.size).toEqual(before);
  expect(seen).toHaveLength(0);
  for (const path of [`/me?${address.split('?')[1]}`, '/posts/a?hydrate=2', `${address}&x=1`]) {
    expect((await ask(path)).headers['x-cache'], path).toBe('BYPASS');
  }
  const figures = (await ask('/metrics')).body.toString();
  expect(figures).toContain('rejoinder_cache_live_total{result="gone"} 50');
});

test('a search comes without the framework too, unless something in it is live; pages that are worked in keep it', async () => {
  let body = '';
  const { ask } = await open({
    next: async (req, res) => {
      const nonce = `nonce="${req.headers['x-nonce']}"`;
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.end(
        `<html><body>${body}<script ${nonce}>self.__next_f.push([0])</script><script src="/_next/static/a.js" ${nonce}></script></body></html>`,
      );
    },
  });
  const light = await ask('/search?q=a');
  expect(light.body.toString()).toBe('<html><body></body></html>');
  expect(light.headers['content-security-policy']).toContain("script-src 'self';");
  expect(light.headers['cache-control']).toBe('private, no-store');
  for (const path of ['/me', '/desk', '/posts/a?answer=1']) {
    expect((await ask(path)).body.toString(), path).toContain('push([0])');
  }
  body = '<form data-live=""></form>';
  const whole = await ask('/search?q=a');
  expect(whole.body.toString()).toContain('push([0])');
  expect(whole.headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
});

// Those that Param Miner tries first, and Next's own.
const unkeyed =
  'x-forwarded-host x-forwarded-scheme x-forwarded-proto x-forwarded-port x-forwarded-for x-forwarded-server x-forwarded-prefix x-forwarded-ssl x-host x-original-url x-original-host x-rewrite-url x-http-method-override x-http-host-override x-real-ip x-client-ip true-client-ip cf-connecting-ip forwarded via origin referer cookie authorization user-agent accept accept-language accept-charset x-requested-with x-wap-profile x-middleware-subrequest x-middleware-prefetch x-nextjs-data x-matched-path x-invoke-path x-invoke-status x-now-route-matches next-resume x-prerender-revalidate content-security-policy x-nonce save-data dnt purpose sec-purpose range pragma cache-control'.split(
    ' ',
  );

test(`${unkeyed.length} headers that are not part of the key leave the page as it is, filling or reading`, async () => {
  const { ask } = await open({ siteUrl: 'http://blog.example' });
  const clean = await ask('/posts/clean', { headers: { host: 'blog.example' } });
  for (const [n, name] of unkeyed.entries()) {
    const poison = { host: 'blog.example', [name]: name === 'range' ? 'bytes=0-1' : 'http://evil.example/"><script>' };
    const filling = await ask(`/posts/p${n}`, { headers: poison });
    expect(filling.body.toString(), name).toBe(`<h1>/posts/p${n}</h1>`);
    const reading = await ask('/posts/clean', { headers: poison });
    expect(reading.body, name).toEqual(clean.body);
    expect(JSON.stringify(reading.headers), name).not.toContain('evil');
  }
});

test("requests for React's data are never answered from the cache, nor kept", async () => {
  const { ask, seen, cache } = await open();
  for (const headers of [
    { rsc: '1' },
    { 'next-router-prefetch': '1' },
    { 'next-router-segment-prefetch': '/_tree' },
    { 'next-router-state-tree': '[]' },
  ]) {
    await ask('/posts/a');
    const answer = await ask('/posts/a', { headers: headers as unknown as Record<string, string> });
    expect(answer.headers['x-cache']).toBe('BYPASS');
    expect(answer.headers['cache-control']).toBe('private, no-store');
  }
  await ask('/posts/b?_rsc=1');
  expect(seen).toHaveLength(5);
  expect(cache.size.entries).toBe(1);
});

const suffixes = [
  '.css',
  '.js',
  '.png',
  '.jpg',
  '.ico',
  '.svg',
  '.woff2',
  '.json',
  '.xml',
  '.txt',
  '.html',
  '.avif',
  '.pdf',
  '.map',
  '.rsc',
];
const shapes = ['X', '/xX', '/a/bX', ';xX', '%2FxX', '%3Bx%X', '?xX', '/feed.xml?X', '~X', '/%2e%2e/xX', '%00X'];

test(`no private page is kept or called public with any of ${suffixes.length * shapes.length} endings`, async () => {
  const { ask, cache } = await open();
  for (const shape of shapes) {
    for (const suffix of suffixes) {
      for (const base of ['/me', '/comments/RECEIPT']) {
        const path = base + shape.replaceAll('X', suffix);
        const { status, headers } = await ask(path, { headers: { cookie: 'session=alice' } });
        expect([status, headers['cache-control']], path).toEqual([status, 'private, no-store']);
      }
    }
  }
  expect(cache.size.entries).toBe(0);
});

test('a page of one visitor reaches Next with the cookie, and is nobody else’s', async () => {
  const { ask } = await open();
  const alice = await ask('/me', { headers: { cookie: 'alice' } });
  const stranger = await ask('/me');
  expect(alice.body.toString()).toContain('alice');
  expect(stranger.body.toString()).toContain('stranger');
  for (const { headers } of [alice, stranger]) {
    expect(headers).toMatchObject({
      ...everyAnswer,
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    });
    expect(headers['content-security-policy']).toMatch(/script-src 'self' [^;]*'nonce-/);
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('no header that only proxies may say reaches Next; its own address and origin do', async () => {
  const { ask, seen } = await open({ siteUrl: 'https://blog.example' });
  const lies = Object.fromEntries(
    unkeyed
      .filter((name) => /^(x-(?!requested|wap)|next-resume|forwarded|via|true-|cf-|content-sec)/.test(name))
      .map((name) => [name, 'a falsehood']),
  );
  await ask('/me', { headers: { ...lies, host: 'blog.example', 'x-client-address': '6.6.6.6' } });
  const { headers } = seen[0]!;
  expect(JSON.stringify(headers)).not.toContain('falsehood');
  expect(headers).toMatchObject({
    host: 'blog.example',
    'x-forwarded-host': 'blog.example',
    'x-forwarded-proto': 'https',
    'x-client-address': '127.0.0.1',
  });
});

test('the client address is taken from as many proxies as are trusted', async () => {
  const { ask, seen } = await open({ trustProxy: 2 });
  await ask('/me', { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.1' } });
  expect(seen[0]!.headers).toMatchObject({ 'x-client-address': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' });
});

test('a name that is not ours is answered with 421', async () => {
  const { ask, raw, seen, cache } = await open({ siteUrl: 'https://blog.example' });
  for (const host of [
    'evil.example',
    'blog.example.evil.example',
    'blog.example:81',
    'blog.example@evil.example',
    '127.0.0.1:1',
    'localhost',
    '[::1',
    '169.254.169.254',
  ]) {
    const answer = await ask('/posts/a', { headers: { host } });
    expect([400, 421], host).toContain(answer.status);
    expect(answer.headers).toMatchObject(everyAnswer);
  }
  expect((await ask('/posts/a', { headers: { host: 'BLOG.example' } })).status).toBe(200);
  expect((await ask('/posts/a', { headers: { host: 'evil.example' } })).status).toBe(421);
  expect(
    await raw('GET http://evil.example/posts/a HTTP/1.1\r\nHost: blog.example\r\nConnection: close\r\n\r\n'),
  ).toMatch(/^HTTP\/1.1 421/);
  expect(
    await raw('GET https://blog.example/posts/a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
  ).toMatch(/^HTTP\/1.1 200/);
  expect(seen).toHaveLength(0);
  expect(cache.size.entries).toBe(1);
});

const badOrigins: [string, Record<string, string>, number][] = [
  ['neither Origin nor Sec-Fetch-Site', {}, 403],
  ['Origin null', { origin: 'null' }, 403],
  ['another site', { origin: 'https://evil.example' }, 403],
  ['a name that begins with ours', { origin: 'https://blog.example.evil.example' }, 403],
  ['our name over http', { origin: 'http://blog.example' }, 403],
  ['our name at another port', { origin: 'https://blog.example:8443' }, 403],
  ['no address at all', { origin: 'blog.example' }, 400],
  ['an address with a path', { origin: 'https://blog.example/x' }, 400],
  ['rubbish', { origin: '://[' }, 400],
  ['two origins', { origin: 'https://blog.example, https://evil.example' }, 400],
  ['an extension', { origin: 'chrome-extension://abcdef' }, 400],
  ['cross-site, though the Origin is ours', { origin: 'https://blog.example', 'sec-fetch-site': 'cross-site' }, 403],
  [
    'same-origin, though the Origin is not ours',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    403,
  ],
  ['same-site only', { 'sec-fetch-site': 'same-site' }, 403],
  ['none only', { 'sec-fetch-site': 'none' }, 403],
  ['a forged X-Forwarded-Host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, 403],
];

test.each(badOrigins)('a form is not taken from %s', async (_name, headers, status) => {
  const { ask, seen } = await open({ siteUrl: 'https://blog.example' });
  const answer = await ask('/posts/a', {
    method: 'POST',
    headers: { host: 'blog.example', ...headers },
    body: 'body=x',
  });
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({ ...everyAnswer, 'cache-control': 'private, no-store' });
  expect(seen).toHaveLength(0);
});

test.each([
  { origin: 'https://blog.example' },
  { origin: 'https://blog.example', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'same-origin' },
  { origin: 'null', 'sec-fetch-site': 'same-origin' },
])('a form is taken from a page of ours: %j', async (headers) => {
  const { ask, seen } = await open({ siteUrl: 'https://blog.example' });
  const asked = { host: 'blog.example', ...(headers as Record<string, string>) };
  expect((await ask('/posts/a', { method: 'POST', headers: asked, body: 'body=x' })).status).toBe(200);
  expect(seen[0]).toMatchObject({ method: 'POST', body: 'body=x' });
});

test('one-click unsubscribing comes from a mail provider, and is taken', async () => {
  const { ask } = await open();
  expect((await ask('/unsubscribe/TOKEN', { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
  expect((await ask('/unsubscribe/TOKEN/more', { method: 'POST', body: 'x' })).status).toBe(403);
});

test('what comes from elsewhere that way comes as a stranger; from our own page, as who it is', async () => {
  const { ask, seen, local } = await open();
  const headers = { cookie: 'rejoinder-session=x', 'next-action': 'a'.repeat(42) };
  const send = (origin: string) =>
    ask('/unsubscribe/TOKEN', { method: 'POST', headers: { ...headers, origin }, body: 'x' });
  await send('https://evil.example');
  for (const name of ['cookie', 'next-action', 'origin']) expect(seen[0]!.headers).not.toHaveProperty(name);
  await send(local);
  expect(seen[1]!.headers).toMatchObject({ ...headers, origin: local });
});

const badTargets = [
  '/posts/%',
  '/posts/%zz',
  '/posts/%E0%A4%A',
  '/posts/%ff',
  '//evil.example',
  '/posts//a',
  '/posts/%00',
  '/posts/a%0d%0aSet-Cookie:x',
  '/..%2f..%2fetc/passwd',
  '/posts/../../etc',
  '/%2e%2e/x',
  '/posts\\a',
  `/${'x'.repeat(2_001)}`,
  `/?q=${'x'.repeat(2_001)}`,
  '/posts/a#b',
  '*',
  'posts/a',
];

test.each(badTargets)('the address %j is answered with 400 and words', async (target) => {
  const { raw, seen } = await open();
  const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(answer).toContain('<p>');
  expect(seen).toHaveLength(0);
});

test('what is not HTTP, or too much of it, is answered in words', async () => {
  const { raw } = await open();
  expect(await raw('HELLO\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*nosniff[\s\S]*<p>/);
  expect(await raw(`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1.1 431 [\s\S]*<p>/,
  );
  expect(await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
});

test('methods that nothing answers to are refused, with those that are allowed', async () => {
  const { ask, local } = await open();
  for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND']) {
    const answer = await ask('/posts/a', { method, headers: { origin: local } });
    expect([answer.status, answer.headers.allow], method).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  }
  const options = await ask('/posts/a', { method: 'OPTIONS' });
  expect([options.status, options.headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
});

test('more than a mebibyte is refused, announced or not', async () => {
  const { post, seen, raw, local } = await open();
  expect((await post('/posts/a', { body: Buffer.alloc((1 << 20) + 1) })).status).toBe(413);
  const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
  const host = local.slice('http://'.length);
  const head = `POST /posts/a HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${local}\r\nTransfer-Encoding: chunked\r\n\r\n`;
  expect(await raw(`${head}${chunk.repeat(5)}0\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
  expect((await post('/posts/a', { body: Buffer.alloc(1 << 20, 'x') })).status).toBe(200);
  expect(seen).toHaveLength(1);
});

test('at the desk, somebody with a session may send a picture', async () => {
  const { post } = await open();
  const body = Buffer.alloc(5 << 20);
  expect((await post('/desk/posts/1', { body })).status).toBe(413);
  expect((await post('/desk/posts/1', { body, headers: { cookie: 'rejoinder-session=x' } })).status).toBe(200);
  expect((await post('/posts/a', { body, headers: { cookie: 'rejoinder-session=x' } })).status).toBe(413);
});

test('many large bodies at once do not fill the memory, and do not keep the small ones out', async () => {
  const { post, raw, local, port } = await open();
  const cookie = 'rejoinder-session=x';
  const half = Buffer.alloc(11 << 20);
  const head = `POST /desk/posts/1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${local}\r\nCookie: ${cookie}\r\nContent-Length: ${12 << 20}\r\n\r\n`;
  const answers: string[] = [];
  const sockets = Array.from({ length: 12 }, () => {
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => answers.push(chunk.toString('latin1').slice(0, 12)));
    socket.on('error', () => {});
    socket.write(head);
    socket.write(half); // and the rest never comes
    return socket;
  });
  await expect.poll(() => answers.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(3);
  expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 503']));
  expect((await post('/posts/a', { body: 'body=x' })).status).toBe(200);
  expect(await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).toMatch(/ 200 /);

  for (const socket of sockets) socket.destroy();
  await expect
    .poll(async () => (await post('/desk/posts/1', { body: half, headers: { cookie } })).status, { timeout: 10_000 })
    .toBe(200);
});

test("the image optimizer and unknown parts of Next's are not there", async () => {
  const { ask, seen } = await open();
  for (const path of [
    '/_next/image?url=/a.avif&w=64&q=75',
    '/_next/image',
    '/_next/data/x/index.json',
    '/_next/static/none.js',
  ]) {
    expect((await ask(path)).status, path).toBe(404);
  }
  expect(seen).toHaveLength(0);
});

test('health is told without regard to names; figures only to this machine', async () => {
  let troubles: string[] = [];
  const { ask, front } = await open({ troubles: async () => troubles });
  expect((await ask('/livez', { headers: { host: 'anything' } })).status).toBe(200);
  expect((await ask('/readyz')).status).toBe(200);
  troubles = ['the database cannot be reached'];
  const unready = await ask('/readyz');
  expect([unready.status, unready.body.toString()]).toEqual([503, 'not ready: the database cannot be reached\n']);
  await ask('/posts/a');
  await ask('/posts/a');
  const figures = (await ask('/metrics')).body.toString();
  expect(figures).toContain('rejoinder_cache_requests_total{result="hit"} 1');
  expect(figures).toContain('rejoinder_cache_requests_total{result="miss"} 1');
  expect((await ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404);
  troubles = [];
  front.drain();
  const last = await ask('/readyz');
  expect([last.status, last.headers.connection]).toEqual([503, 'close']);
});

const typed = 'My "answer" <b>bold</b> & more\r\n\r\nwith ünïcödé 🦊 </textarea><script>x()</script>';
const form = new URLSearchParams({
  $ACTION_KEY: 'k1',
  name: 'Ada',
  email: 'ada@example.org',
  body: typed,
  key: 'idem',
});

test('an answer that cannot be saved comes back as it was typed, with the form to send it again', async () => {
  const dying: NextHandler = async (_req, res) => {
    res.statusCode = 500;
    res.end('Internal Server Error');
  };
  const cases: Partial<FrontOptions>[] = [
    { next: dying },
    {
      next: async () => {
        throw new Error('no');
      },
    },
    { database: { isSure: () => false, answers: async () => false } },
  ];
  for (const options of cases) {
    const { post } = await open(options);
    const answer = await post('/posts/a', { body: form.toString() });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    const html = answer.body.toString();
    const again = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(html)![1]!;
    expect(unescapeHtml(again)).toBe(typed);
    expect(html).toContain('name="key" value="idem"');
    expect(html).toContain('value="ada@example.org"');
    expect(html).toContain('action="/posts/a"');
    expect(html).not.toContain('<script>');
    expect(answer.headers).toMatchObject({ ...everyAnswer, 'cache-control': 'private, no-store' });
  }
});

test('a form sent by script hears of it in plain text', async () => {
  const { post } = await open({ database: { isSure: () => false, answers: async () => false } });
  const answer = await post('/posts/a', { body: form.toString(), headers: { 'next-action': 'abc' } });
  expect([answer.status, answer.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
});

test('when the database hangs, the answer comes within two seconds and what Next says later goes nowhere', async () => {
  let finish = () => {};
  const { post } = await open({
    next: (_req, res) =>
      new Promise<void>((resolve) => {
        finish = () => {
          res.writeHead(303, { location: '/comments/x' });
          res.end();
          resolve();
        };
      }),
    database: { isSure: () => true, answers: async () => false },
  });
  const began = performance.now();
  const answer = await post('/posts/a', { body: form.toString() });
  expect(performance.now() - began).toBeLessThan(2_000);
  expect([answer.status, answer.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
  finish();
});

test('a slow answer is waited for while the database is well', async () => {
  const { post } = await open({
    next: async (_req, res) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      res.writeHead(303, { location: '/comments/x', 'set-cookie': ['a=1', 'b=2'] });
      res.end();
    },
    database: { isSure: () => true, answers: async () => true },
  });
  const answer = await post('/posts/a', { body: form.toString() });
  expect([answer.status, answer.headers.location, answer.headers['set-cookie']]).toEqual([
    303,
    '/comments/x',
    ['a=1', 'b=2'],
  ]);
});

test("Next's bare 500 becomes a page in words, its own error page stays", async () => {
  const bare = await open({
    next: async (_req, res) => {
      res.writeHead(500, { 'content-type': 'text/plain' });
      res.end('Internal Server Error');
    },
  });
  const answer = await bare.ask('/me');
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).toContain('<h1>Something went wrong here</h1>');
  const known = await open({
    next: async (_req, res) => {
      res.writeHead(500, { 'content-type': 'text/html' });
      res.end('<h1>Sorry: fault 42</h1>');
    },
  });
  expect((await known.ask('/me')).body.toString()).toBe('<h1>Sorry: fault 42</h1>');
});

test('a page that cannot be rendered says so in words when the database is away', async () => {
  const { ask } = await open({
    render: () => page('', { status: 500, headers: { 'content-type': 'text/plain' } }),
    database: { isSure: () => false, answers: async () => false },
  });
  const answer = await ask('/posts/a');
  expect([answer.status, answer.headers['retry-after'], answer.headers['cache-control']]).toEqual([
    503,
    '30',
    'private, no-store',
  ]);
  expect(answer.body.toString()).toContain('cannot reach its database');
});

test('a withdrawn post is gone for good, though Next can only say 200; no text in a page can say so', async () => {
  const word = '<meta name="rejoinder:status" content="410"/>';
  const { ask } = await open({
    next: async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/html' });
      res.end(`<html><head>${word}</head><body>withdrawn</body>`);
    },
  });
  expect((await ask('/posts/a?answer=new')).status).toBe(410);
  expect(statusOf(200, { 'content-type': 'text/html' }, Buffer.from(`<head></head><body>${word}`))).toBe(200);
  expect(statusOf(404, { 'content-type': 'text/html' }, Buffer.from(`<head>${word}</head>`))).toBe(404);
});

test('streams pass as they come, with our headers', async () => {
  const { ask } = await open({
    next: async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      res.flushHeaders();
      res.write('data: 1\n\n');
      await new Promise((resolve) => setTimeout(resolve, 20));
      res.end('data: 2\n\n');
    },
  });
  const answer = await ask('/desk/live');
  expect(answer.body.toString()).toBe('data: 1\n\ndata: 2\n\n');
  expect(answer.headers).toMatchObject({
    ...everyAnswer,
    'cache-control': 'private, no-store',
    'transfer-encoding': 'chunked',
  });
});

test('media may be kept by anybody for a year and run nothing', async () => {
  const { ask } = await open({
    next: async (_req, res) => {
      res.writeHead(200, { 'content-type': 'image/webp' });
      res.end(Buffer.alloc(10));
    },
  });
  const { headers } = await ask('/media/abc-800.webp');
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
});

test('a rush of questions to the database is one question', async () => {
  const asked = { troubles: 0, answers: 0 };
  const soon = () => new Promise((resolve) => setTimeout(resolve, 300));
  const { ask, post } = await open({
    troubles: async () => {
      asked.troubles++;
      await soon();
      return [];
    },
    database: {
      isSure: () => false,
      answers: async () => {
        asked.answers++;
        await soon();
        return false;
      },
    },
  });
  const rush = <Value>(work: () => Promise<Value>) => Promise.all(Array.from({ length: 40 }, work));
  expect(new Set((await rush(() => ask('/readyz'))).map(({ status }) => status))).toEqual(new Set([200]));
  expect(new Set((await rush(() => post('/posts/a', { body: 'body=x' }))).map(({ status }) => status))).toEqual(
    new Set([503]),
  );
  expect(asked.troubles).toBeLessThan(4);
  expect(asked.answers).toBeLessThan(4);
  await ask('/readyz');
  expect(asked.troubles).toBeGreaterThan(1);
});

test('an event stream passes as it comes, uncompressed and kept by nobody, and its end is told', async () => {
  let write = (_words: string) => {};
  let gone = false;
  const { port } = await open({
    next: async (_req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'private, no-store' });
      res.write('event: hello\ndata: {}\n\n');
      write = (words) => res.write(words);
      await new Promise<void>((resolve) => {
        res.once('close', () => {
          gone = true;
          resolve();
        });
      });
    },
  });
  const heard: string[] = [];
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/api/desk/live',
    headers: { accept: 'text/event-stream', 'accept-encoding': 'gzip, br' },
  });
  asked.on('error', () => {});
  const answer = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve).end());
  answer.on('error', () => {});
  answer.on('data', (chunk) => heard.push(String(chunk)));
  await expect.poll(() => heard.join('')).toContain('event: hello');
  write('event: news\ndata: {}\n\n');
  await expect.poll(() => heard.join('')).toContain('event: news');
  expect(answer.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-cache': 'BYPASS' });
  expect(answer.headers['content-encoding']).toBeUndefined();
  asked.destroy();
  await expect.poll(() => gone).toBe(true);
});

test('past what can be borne, a request is told so at once', async () => {
  const { ask, local } = await open({ next: () => new Promise(() => {}) });
  expect(local).toBeTruthy();
  for (let n = 0; n < 24; n++) void ask('/search?q=a').catch(() => {});
  await expect
    .poll(async () => {
      const answer = await Promise.race([
        ask('/search?q=b'),
        new Promise<null>((resolve) => setTimeout(() => resolve(null), 200)),
      ]);
      return answer && [answer.status, answer.headers['retry-after']];
    })
    .toEqual([503, '5']);
});

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
