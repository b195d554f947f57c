import { expect, test } from 'vitest';
import { dateAndTime, dayAndMonth, fullDate, monthName, monthOf, weekdayAndDate } from '@/lib/posts/dates';

const newYear = new Date('2026-12-31T23:30:00Z');

test('dates are the blog’s own, in its time zone', () => {
  expect(fullDate(newYear, 'UTC')).toBe('31 December 2026');
  expect(fullDate(newYear, 'Europe/Berlin')).toBe('1 January 2027');
  expect(dateAndTime(newYear, 'Europe/Berlin')).toBe('1 Jan 2027, 00:30');
  expect(dateAndTime(new Date('2026-09-01T00:00:00Z'), 'UTC')).toBe('1 Sep 2026, 00:00');
  expect(weekdayAndDate(newYear, 'UTC')).toEqual({ weekday: 'Thursday', date: '31 December 2026' });
  expect(dayAndMonth(newYear, 'Pacific/Auckland')).toBe('1 January');
  expect(monthOf(newYear, 'Pacific/Auckland')).toBe(1);
  expect(monthName(9)).toBe('September');
});
