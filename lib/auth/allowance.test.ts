import { expect, test } from 'vitest';
import { Allowance } from './allowance';

const noon = new Date('2026-03-06T12:00:00Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

test('so many an hour, each key for itself, and again when the hour is over', () => {
  const allowance = new Allowance(2);
  const takes = (key: string, at = noon) => allowance.take(key, at);
  expect([takes('here'), takes('here'), takes('here'), takes('there')]).toEqual([true, true, false, true]);
  expect([takes('here', later(59)), takes('here', later(61))]).toEqual([false, true]);
});

test('many keys take no more room than there is', () => {
  const allowance = new Allowance(1, 10);
  for (let number = 0; number < 1_000; number += 1) allowance.take(`place ${number}`, noon);
  expect(allowance.take('place 999', noon)).toBe(false);
  expect(allowance.take('place 0', noon)).toBe(true);
});
