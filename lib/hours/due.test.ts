import { expect, test } from 'vitest';
import { type BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { deskMinutesBetween, dueAt, openingsBetween } from '@/lib/hours/due';

const berlin: BusinessCalendar = {
  ...DEFAULT_CALENDAR,
  timeZone: 'Europe/Berlin',
  holidays: { country: 'DE', state: 'BY' },
};
const at = (text: string) => new Date(text);

test('two desk hours from Friday afternoon end on Monday morning', () => {
  expect(dueAt(at('2026-03-06T16:30+01:00'), 120, berlin)).toEqual(at('2026-03-09T10:30+01:00'));
});

test('a public holiday is not counted', () => {
  expect(dueAt(at('2026-04-02T16:30+02:00'), 120, berlin)).toEqual(at('2026-04-07T10:30+02:00'));
});

test('closing time is still in time', () => {
  expect(dueAt(at('2026-03-10T15:00+01:00'), 120, berlin)).toEqual(at('2026-03-10T17:00+01:00'));
});
