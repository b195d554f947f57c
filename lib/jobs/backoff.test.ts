import { expect, test } from 'vitest';
import { ATTEMPTS_MAX, backoffSeconds } from './backoff';

test('each failure waits about twice as long as the one before, up to four hours', () => {
  expect([1, 2, 3].map((attempt) => backoffSeconds(attempt, 0.5))).toEqual([10, 20, 40]);
  expect(backoffSeconds(20, 0.5)).toBe(14_400);
});

test('tries go on for about three days', () => {
  const hours =
    Array.from({ length: ATTEMPTS_MAX }, (_, i) => backoffSeconds(i + 1, 0.5)).reduce((sum, s) => sum + s, 0) / 3_600;
  expect(hours).toBeGreaterThan(60);
  expect(hours).toBeLessThan(84);
});
