import { expect, test } from 'vitest';
import { contentHash, keysOf } from './keys';

const sent = { key: '', postId: 1, parentId: null, body: 'Words.', quote: '' };
const who = { writer: 'ines@reservoir.example', address: 'hash' };
const noon = new Date('2026-03-06T12:00:00Z');

test("the browser's key counts, whoever and whenever", () => {
  const keyed = { ...sent, key: 'a-key' };
  expect(keysOf(keyed, who, noon)).toEqual(keysOf({ ...keyed, body: 'Other.' }, { ...who, writer: 'x' }, new Date()));
});

test('without one, the same words by the same hand on the same day are one', () => {
  expect(keysOf(sent, who, noon)).toEqual(keysOf(sent, who, new Date('2026-03-06T23:00:00Z')));
  expect(keysOf(sent, who, noon)).not.toEqual(keysOf(sent, who, new Date('2026-03-07T12:00:00Z')));
  for (const other of [{ body: 'Other.' }, { postId: 2 }, { parentId: 3 }]) {
    expect(keysOf({ ...sent, ...other }, who, noon)).not.toEqual(keysOf(sent, who, noon));
  }
  expect(keysOf(sent, { ...who, address: 'another' }, noon)).not.toEqual(keysOf(sent, who, noon));
});

test('a retry just past midnight finds what was sent just before', () => {
  const before = keysOf(sent, who, new Date('2026-03-06T23:59:00Z'));
  const after = keysOf(sent, who, new Date('2026-03-07T00:01:00Z'));
  expect(after).toContain(before[0]);
  expect(after[0]).not.toBe(before[0]);
});

test('no two contents share a hash by running together', () => {
  expect(contentHash({ ...sent, body: 'ab', quote: 'c' })).not.toBe(contentHash({ ...sent, body: 'a', quote: 'bc' }));
});
