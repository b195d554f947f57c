import { expect, test } from 'vitest';
import { lifetimeOf } from './document-lifetime';

const html = { 'content-type': 'text/html; charset=utf-8' };
const word = (content: string) => `<meta name="rejoinder:fresh-ms" content="${content}"/>`;
const page = (head: string, body = '') => Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`);

test('a page says how long it is true; of several words the shortest counts', () => {
  expect(lifetimeOf(html, page(word('1500')))).toBe(1_500);
  expect(lifetimeOf(html, page(word('90000') + word('0') + word('1500')))).toBe(0);
});

test('a page that does not say is left to the table', () => {
  expect(lifetimeOf(html, page('<title>x</title>'))).toBe(undefined);
  expect(lifetimeOf({ 'content-type': 'application/rss+xml' }, page(word('1500')))).toBe(undefined);
});

test('what somebody wrote into an answer is not the page’s own word', () => {
  expect(lifetimeOf(html, page('', word('0')))).toBe(undefined);
  expect(lifetimeOf(html, page(word('-5') + word('5e3') + word('')))).toBe(undefined);
});
