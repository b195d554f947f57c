import { expect, test } from 'vitest';
import { digest } from '@/lib/signed';
import { isDrawn } from './drawn';

const share = (percent: number) =>
  Array.from({ length: 10_000 }, (_, id) => isDrawn(digest('second look', String(id)), percent)).filter(Boolean).length;

test('about as many are drawn as the owner asked for', () => {
  expect(share(0)).toBe(0);
  expect(share(5)).toBeGreaterThan(400);
  expect(share(5)).toBeLessThan(600);
  expect(share(100)).toBe(10_000);
});
