import { expect, test, vi } from 'vitest';

vi.hoisted(() => {
  process.env.AUTH_SECRET = 'a secret of this test that is long enough';
});

import { stranger } from './actor';
import { hashesOf, readerOf } from './reader-of';

const guest = { kind: 'guest', personId: 7, name: 'Ada' } as const;

test('a person is one reader in every browser, a browser without a person is one, and without either nobody is there', () => {
  expect(readerOf(stranger, null)).toBe(null);
  expect(readerOf(guest, 'token-a')?.hash).toBe(readerOf(guest, 'token-b')?.hash);
  expect(readerOf(stranger, 'token-a')?.hash).not.toBe(readerOf(stranger, 'token-b')?.hash);
});

test('whoever signs in is also known as the browser they were before', () => {
  const before = readerOf(stranger, 'token-a')!;
  const after = readerOf(guest, 'token-a')!;
  expect(after.personId).toBe(7);
  expect(hashesOf(after)).toContain(before.hash);
  expect(after.hash).not.toBe(before.hash);
});

test('a digest gives neither the number of a person nor a token away', () => {
  expect(readerOf(guest, 'token-a')!.hash).toMatch(/^[\w-]{43}$/);
  expect(readerOf(stranger, 'token-a')!.hash).not.toContain('token');
});
