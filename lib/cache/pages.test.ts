import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { neverKept, pageAt, pages } from '@/lib/cache/pages';

test('a post is kept under its own tag, and those of all posts, of the guidelines beside its form and of the site', () => {
  expect(pageAt('/posts/on-waiting')).toMatchObject({
    address: '/posts/on-waiting',
    tags: ['post:on-waiting', 'posts', 'guidelines', 'site'],
    seconds: 900,
    negativeOnly: false,
  });
});

test('tags name the decoded words', () => {
  expect(pageAt('/tags/caf%C3%A9')?.tags).toContain('tag:café');
});

test('a page is kept under one spelling of its address', () => {
  for (const other of ['/tags/caf%c3%a9', '/tags/%63afe', '/posts/a%2Fb%zz', '/posts/%E0%A4%A', '/posts/a+b']) {
    expect(pageAt(other), other).toBeNull();
  }
});

test('a query that the table does not name is not kept; counting marks do not make a page of their own', () => {
  for (const url of [
    '/?a=1',
    '/posts/a?answer=new',
    '/posts/a?_rsc=abc',
    '/feed.xml?x',
    '/nowhere?x=1',
    '/posts/a?utm=1',
  ]) {
    expect(pageAt(url), url).toBeNull();
  }
  expect(pageAt('/posts/a?utm_source=x&fbclid=y')?.address).toBe('/posts/a');
  expect(pageAt('/posts/a?')?.address).toBe('/posts/a');
});

test.each([
  '/desk',
  '/desk/queue',
  '/me',
  '/sign-in',
  '/comments/abc',
  '/search?q=a',
  '/api/me',
  '/media/a.webp',
  '/_next/x',
])('%s is never kept', (url) => {
  expect(pageAt(url)).toBeNull();
});

const suffixes = [
  '.css',
  '.js',
  '.png',
  '.json',
  '.xml',
  '/x.css',
  '/a/b.js',
  '%2Fx.css',
  ';x.css',
  '%3Bx.css',
  '%00.css',
  '%0A.css',
  '%23.css',
  '%3F.css',
  '//x.css',
  '/..%2Fx.css',
  '/%2e%2e/x.css',
  '\\x.css',
  '~',
  '.rsc',
  '/feed.xml',
  '/comments.xml',
  '?x.css',
  '?utm_source=x',
  '#x.css',
];

test('no suffix makes a private page look like one that is kept as itself', () => {
  for (const base of ['/me', '/desk', '/desk/queue', '/sign-in', '/comments/RECEIPT', '/confirm/TOKEN']) {
    for (const suffix of suffixes) {
      const kept = pageAt(base + suffix);
      expect(kept === null || kept.negativeOnly, base + suffix).toBe(true);
    }
  }
});

test('only plain numbers, years and months are pages of a list', () => {
  for (const url of [
    '/page/0',
    '/page/01',
    '/page/-1',
    '/page/1e3',
    '/page/9999999',
    '/archive/14',
    '/archive/2014/13',
    '/posts/',
    '/posts/.hidden',
  ]) {
    const kept = pageAt(url);
    expect(kept === null || kept.negativeOnly, url).toBe(true);
  }
  expect(pageAt('/page/2')?.negativeOnly).toBe(false);
  expect(pageAt('/archive/2014/03')?.negativeOnly).toBe(false);
});

test('a standing page of any name is kept under its own tag', () => {
  for (const key of ['terms', 'about-us']) {
    expect(pageAt(`/${key}`)).toMatchObject({ tags: [`page:${key}`, 'posts', 'site'], negativeOnly: false });
  }
  expect(pageAt('/guidelines')?.tags).toEqual(['page:guidelines', 'guidelines', 'posts', 'site']);
  expect(pageAt('/About')?.negativeOnly).toBe(true);
});

test('an old permalink is kept only as a refusal or a redirect, for a short time', () => {
  expect(pageAt('/2014/03/an-old-post')).toMatchObject({ negativeOnly: true, seconds: 60 });
  expect(pageAt('/an-old-post/')).toMatchObject({ negativeOnly: true });
});

test('every rule has a tag of its own and the tag of the site', () => {
  for (const rule of pages) expect(rule.tags({ slug: 'a', handle: 'b', tag: 'c' }), rule.path).toContain('site');
});

// Whoever adds a folder to app/ says here whether its pages are for everybody or for one viewer.
test('every address of the app is either in the table or among those that are never kept', () => {
  const app = fileURLToPath(new URL('../../app', import.meta.url));
  if (!existsSync(app)) return;
  const undecided = routesBelow(app).filter((route) => {
    const first = route.split('/')[1]!;
    return !neverKept.has(first) && !route.includes('[...') && !pages.some((rule) => samePattern(rule.path, route));
  });
  expect(undecided).toEqual([]);
});

function routesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (/^(page|route)\.tsx?$/.test(entry.name)) return [prefix || '/'];
    if (!entry.isDirectory() || entry.name.startsWith('_')) return [];
    const part = /^\(.*\)$/.test(entry.name) ? '' : `/${entry.name}`;
    return routesBelow(path.join(folder, entry.name), prefix + part);
  });
}

function samePattern(rule: string, route: string): boolean {
  const shape = (text: string) => text.replace(/:[a-z]+|\[[a-z]+\]/gi, '*');
  return shape(rule) === shape(route);
}

test('a document may be asked for whole, and for what wakes it; nothing else may', () => {
  expect(pageAt('/posts/a')).toMatchObject({ address: '/posts/a', whole: false, live: null });
  for (const url of ['/posts/a?hydrate=1', '/posts/a?utm_source=x&hydrate=1']) {
    expect(pageAt(url), url).toMatchObject({ address: '/posts/a?hydrate=1', whole: true, live: null });
  }
  const hash = 'AZaz09-_AZaz09-_AZaz09';
  expect(pageAt(`/posts/a?live=${hash}`)).toMatchObject({ address: '/posts/a', whole: false, live: hash });
  for (const url of [
    '/posts/a?hydrate=',
    '/posts/a?hydrate=2',
    '/posts/a?hydrate=1&hydrate=1',
    '/posts/a?live=',
    `/posts/a?live=${hash}A`,
    `/posts/a?live=${hash.slice(1)}%41`,
    `/posts/a?live=${hash}&live=${hash}`,
    `/posts/a?live=${hash}&hydrate=1`,
    `/posts/a?utm_source=x&live=${hash}`,
    `/feed.xml?live=${hash}`,
    '/feed.xml?hydrate=1',
    '/robots.txt?hydrate=1',
    `/posts/a/comments.xml?live=${hash}`,
    `/old/permalink?live=${hash}`,
    '/old/permalink?hydrate=1',
    `/me?live=${hash}`,
    '/desk?hydrate=1',
  ]) {
    expect(pageAt(url), url).toBeNull();
  }
});
