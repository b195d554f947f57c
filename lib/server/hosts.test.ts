import { expect, test } from 'vitest';
import { hostsOf } from '@/lib/server/hosts';

const at = (siteUrl: string | null, boundHost = '127.0.0.1') => hostsOf({ siteUrl, boundHost, boundPort: () => 3000 });

test('a site with a public address knows that, and local names for whoever stands beside it', () => {
  const hosts = at('https://blog.example');
  for (const host of ['blog.example', 'Blog.Example', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000']) {
    expect(hosts.allows(host), host).toBe(true);
  }
  for (const host of [
    undefined,
    '',
    'blog.example:3000',
    'www.blog.example',
    'blog.example.',
    'localhost',
    'localhost:3001',
    'localhost.evil.example:3000',
  ]) {
    expect(hosts.allows(host), host).toBe(false);
  }
});

test('links begin with the public address, by whatever name we were called', () => {
  expect(at('https://blog.example').originFor('127.0.0.1:3000').origin).toBe('https://blog.example');
  expect(at('http://localhost:3000').originFor('127.0.0.1:3000').origin).toBe('http://127.0.0.1:3000');
  expect(at(null).originFor('[::1]:3000').origin).toBe('http://[::1]:3000');
  expect(at(null).originFor('evil.example').origin).toBe('http://localhost:3000');
});

test('bound to every address and told no name, numbers will do and names that point here will not', () => {
  for (const siteUrl of [null, 'http://localhost:3000']) {
    const hosts = at(siteUrl, '0.0.0.0');
    expect(hosts.allows('192.168.1.5:3000')).toBe(true);
    expect(hosts.allows('[2001:db8::1]:3000')).toBe(true);
    expect(hosts.allows('localhost:8080')).toBe(true); // a mapped port
    expect(hosts.allows('rebound.evil.example:3000')).toBe(false);
  }
  expect(at('https://blog.example', '0.0.0.0').allows('192.168.1.5:3000')).toBe(false);
});

test('a page of ours is known by its origin', () => {
  const hosts = at('http://localhost:3000');
  expect(hosts.isOurs('http://127.0.0.1:3000', '127.0.0.1:3000')).toBe(true);
  expect(hosts.isOurs('http://127.0.0.1:3001', '127.0.0.1:3000')).toBe(false);
  expect(hosts.isOurs('https://127.0.0.1:3000', '127.0.0.1:3000')).toBe(false);
  expect(at('https://blog.example').isOurs('http://localhost:3000', 'localhost:3000')).toBe(false);
});
