import { expect, test } from 'vitest';
import { dayNumber } from '@/lib/hours/local';
import { stepFor, stretches } from './steps';

const today = dayNumber('2026-03-18'); // a Wednesday

test('days end with today', () => {
  expect(stretches(today, 3, 'day').map(({ at }) => at)).toEqual(['2026-03-16', '2026-03-17', '2026-03-18']);
});

test('weeks begin on Monday, also across a year’s end', () => {
  const weeks = stretches(dayNumber('2026-01-02'), 10, 'week').map(({ at }) => at);
  expect(weeks).toEqual(['2025-12-22', '2025-12-29']);
});

test('months begin on their first, and are named without a day', () => {
  const months = stretches(today, 60, 'month');
  expect(months.map(({ at }) => at)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(months.map(({ name }) => name)).toEqual(['Jan 2026', 'Feb 2026', 'Mar 2026']);
});

test('the longer the time, the coarser the cut', () => {
  expect([14, 30, 90, 365].map(stepFor)).toEqual(['day', 'day', 'week', 'month']);
});
