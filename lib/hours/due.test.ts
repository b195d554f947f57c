import { expect, test } from 'vitest';
import { type BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { DeskNeverOpens, deskMinutesBetween, dueAt, openingsBetween } from '@/lib/hours/due';

const office = DEFAULT_CALENDAR.weekly;
const shut = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const berlin: BusinessCalendar = { ...DEFAULT_CALENDAR, timeZone: 'Europe/Berlin' };
const bavaria: BusinessCalendar = { ...berlin, holidays: { country: 'DE', state: 'BY' } };
const at = (text: string) => new Date(text);

test('two desk hours from Friday afternoon end on Monday morning', () => {
  expect(dueAt(at('2026-03-06T16:30+01:00'), 120, berlin)).toEqual(at('2026-03-09T10:30+01:00'));
});

test('sent at night, it counts from the morning', () => {
  expect(dueAt(at('2026-03-10T03:12+01:00'), 120, berlin)).toEqual(at('2026-03-10T11:00+01:00'));
});

test('closing time is still in time', () => {
  expect(dueAt(at('2026-03-10T15:00+01:00'), 120, berlin)).toEqual(at('2026-03-10T17:00+01:00'));
  expect(dueAt(at('2026-03-10T17:00+01:00'), 1, berlin)).toEqual(at('2026-03-11T09:01+01:00'));
});

test('the moment is a whole minute, never earlier than was promised', () => {
  expect(dueAt(at('2026-03-10T10:00:00.001+01:00'), 5, berlin)).toEqual(at('2026-03-10T10:06+01:00'));
});

test('public holidays are skipped, those of the state too', () => {
  expect(dueAt(at('2026-04-02T16:30+02:00'), 120, bavaria)).toEqual(at('2026-04-07T10:30+02:00'));
  const corpusChristi = at('2026-06-03T16:00+02:00');
  expect(dueAt(corpusChristi, 120, bavaria)).toEqual(at('2026-06-05T10:00+02:00'));
  expect(dueAt(corpusChristi, 120, { ...berlin, holidays: { country: 'DE' } })).toEqual(at('2026-06-04T10:00+02:00'));
});

test('a closure is skipped, its first and last day included', () => {
  const closures = [{ from: '2026-03-10', to: '2026-03-11', reason: 'moving house' }];
  expect(dueAt(at('2026-03-09T16:00+01:00'), 120, { ...berlin, closures })).toEqual(at('2026-03-12T10:00+01:00'));
});

test('a desk that closes at midnight is still open on the stroke', () => {
  const late: BusinessCalendar = { ...berlin, weekly: { ...shut, mon: [['22:00', '24:00']] } };
  expect(dueAt(at('2026-03-10T00:00+01:00'), 0, late)).toEqual(at('2026-03-10T00:00+01:00'));
});

test('split hours and hours until midnight add up', () => {
  const split: BusinessCalendar = {
    ...berlin,
    weekly: {
      ...shut,
      mon: [
        ['09:00', '12:00'],
        ['14:00', '17:00'],
        ['22:00', '24:00'],
      ],
      tue: [['00:00', '01:00']],
    },
  };
  expect(dueAt(at('2026-03-09T11:00+01:00'), 120, split)).toEqual(at('2026-03-09T15:00+01:00'));
  expect(dueAt(at('2026-03-09T16:00+01:00'), 180, split)).toEqual(at('2026-03-10T00:00+01:00'));
  expect(dueAt(at('2026-03-09T16:00+01:00'), 200, split)).toEqual(at('2026-03-10T00:20+01:00'));
  expect(openingsBetween(at('2026-03-09T21:00+01:00'), at('2026-03-10T12:00+01:00'), split)).toEqual([
    { start: at('2026-03-09T22:00+01:00'), end: at('2026-03-10T01:00+01:00') },
  ]);
});

test('the hour that the clock skips in spring is not there to be counted', () => {
  const early: BusinessCalendar = { ...berlin, weekly: { ...shut, sun: [['01:00', '04:00']] } };
  expect(dueAt(at('2026-03-29T00:00+01:00'), 90, early)).toEqual(at('2026-03-29T03:30+02:00'));
  const within: BusinessCalendar = { ...berlin, weekly: { ...shut, sun: [['02:15', '02:45']] } };
  expect(dueAt(at('2026-03-28T12:00+01:00'), 1, within)).toEqual(at('2026-04-05T02:16+02:00'));
  const across: BusinessCalendar = { ...berlin, weekly: { ...shut, sun: [['02:30', '05:00']] } };
  expect(dueAt(at('2026-03-28T12:00+01:00'), 1, across)).toEqual(at('2026-03-29T03:01+02:00'));
});

test('the hour that the clock shows twice in autumn counts twice', () => {
  const early: BusinessCalendar = { ...berlin, weekly: { ...shut, sun: [['01:00', '04:00']] } };
  expect(dueAt(at('2026-10-25T00:00+02:00'), 150, early)).toEqual(at('2026-10-25T02:30+01:00'));
  const twice: BusinessCalendar = { ...berlin, weekly: { ...shut, sun: [['02:15', '02:45']] } };
  expect(openingsBetween(at('2026-10-25T00:00+02:00'), at('2026-10-25T12:00+01:00'), twice)).toEqual([
    { start: at('2026-10-25T02:15+02:00'), end: at('2026-10-25T02:45+02:00') },
    { start: at('2026-10-25T02:15+01:00'), end: at('2026-10-25T02:45+01:00') },
  ]);
});

test('a zone that leaps over a whole day has no such day', () => {
  const apia: BusinessCalendar = { ...DEFAULT_CALENDAR, timeZone: 'Pacific/Apia' };
  // Samoa went from Thursday 29 to Saturday 31 December 2011.
  expect(dueAt(at('2011-12-29T16:00-10:00'), 120, apia)).toEqual(at('2012-01-02T10:00+14:00'));
});

test('a desk that does not open within the horizon is an error in words', () => {
  const closures = [{ from: '2026-01-01', to: '2028-01-01', reason: 'sabbatical' }];
  expect(() => dueAt(at('2026-03-10T10:00Z'), 1, { ...DEFAULT_CALENDAR, closures })).toThrow(DeskNeverOpens);
  expect(() => dueAt(at('2026-03-10T10:00Z'), 1, { ...DEFAULT_CALENDAR, weekly: shut })).toThrow(
    'does not open within 400 days',
  );
  expect(
    deskMinutesBetween(at('2026-03-10T10:00Z'), at('2027-03-10T10:00Z'), { ...DEFAULT_CALENDAR, weekly: shut }),
  ).toBe(0);
});

test('a long closure that ends in time is waited for', () => {
  const closures = [{ from: '2026-01-01', to: '2026-12-31', reason: 'sabbatical' }];
  expect(dueAt(at('2026-01-02T10:00Z'), 60, { ...DEFAULT_CALENDAR, closures })).toEqual(at('2027-01-01T10:00Z'));
  expect(deskMinutesBetween(at('2025-12-31T16:00Z'), at('2027-01-01T10:00Z'), { ...DEFAULT_CALENDAR, closures })).toBe(
    120,
  );
});

test('what is not a promise is refused', () => {
  const now = at('2026-03-10T10:00Z');
  expect(() => dueAt(now, -1, berlin)).toThrow(RangeError);
  expect(() => dueAt(now, 1.5, berlin)).toThrow(RangeError);
  expect(() => dueAt(now, 1e9, berlin)).toThrow(RangeError);
  expect(() => dueAt(new Date(Number.NaN), 1, berlin)).toThrow(RangeError);
});

test('nothing is counted backwards', () => {
  expect(deskMinutesBetween(at('2026-03-10T16:00Z'), at('2026-03-10T10:00Z'), berlin)).toBe(0);
  expect(openingsBetween(at('2026-03-10T10:00Z'), at('2026-03-10T10:00Z'), berlin)).toEqual([]);
});

test('a calendar that is edited in place is a new calendar', () => {
  const edited = structuredClone({ ...berlin, weekly: office });
  const friday = at('2026-03-06T16:30+01:00');
  expect(dueAt(friday, 120, edited)).toEqual(at('2026-03-09T10:30+01:00'));
  edited.weekly.sat = [['10:00', '12:00']];
  expect(dueAt(friday, 120, edited)).toEqual(at('2026-03-07T11:30+01:00'));
});
