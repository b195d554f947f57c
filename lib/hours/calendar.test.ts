import { expect, test } from 'vitest';
import { BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';

const refused = (change: object) => {
  const outcome = BusinessCalendar.safeParse({ ...DEFAULT_CALENDAR, ...change });
  return outcome.success ? [] : outcome.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

test('the default calendar is a valid one and stays as it is', () => {
  expect(BusinessCalendar.parse(DEFAULT_CALENDAR)).toEqual(DEFAULT_CALENDAR);
});

test('a time zone that no clock knows is refused, and so is a bare offset', () => {
  expect(refused({ timeZone: 'Europe/Berlin' })).toEqual([]);
  for (const timeZone of ['Europe/Atlantis', '+01:00', '', 'Berlin; drop']) {
    expect(refused({ timeZone })).toEqual([expect.stringMatching(/^timeZone: This is not a time zone we know/)]);
  }
});

test('hours may be typed in any order and without leading zeros', () => {
  const { weekly } = BusinessCalendar.parse({
    ...DEFAULT_CALENDAR,
    weekly: {
      mon: [
        ['14:00', '24:00'],
        ['9:00', '12:00'],
      ],
    },
  });
  expect(weekly.mon).toEqual([
    ['09:00', '12:00'],
    ['14:00', '24:00'],
  ]);
  expect(weekly.sun).toEqual([]);
});

test('hours that touch are fine; hours that overlap, run backwards or are no times are not', () => {
  const monday = (...mon: [string, string][]) => refused({ weekly: { ...DEFAULT_CALENDAR.weekly, mon } });
  expect(monday(['09:00', '12:00'], ['12:00', '17:00'])).toEqual([]);
  expect(monday(['09:00', '12:00'], ['11:00', '14:00'])).toEqual([
    'weekly.mon.1: On Monday, the hours 09:00–12:00 and 11:00–14:00 overlap.',
  ]);
  expect(monday(['22:00', '06:00'])).toEqual([
    'weekly.mon.0: On Monday, 06:00 does not come after 22:00. Hours past midnight belong to the next day.',
  ]);
  expect(monday(['09:00', '09:00'])).toHaveLength(1);
  expect(monday(['09:00', '24:30'])).toEqual([expect.stringContaining('Write times as hours and minutes')]);
  expect(monday(['9am', '17:00'])).toHaveLength(1);
});

test('a desk that never opens is refused', () => {
  expect(refused({ weekly: {} })).toEqual([
    'weekly: The desk is never open like this. Give at least one day some hours.',
  ]);
});

test('closures need real dates in order, and a reason', () => {
  const closed = (from: string, to: string, reason = 'summer') => refused({ closures: [{ from, to, reason }] });
  expect(closed('2026-08-01', '2026-08-01')).toEqual([]);
  expect(closed('2026-08-02', '2026-08-01')).toEqual(['closures.0.to: The closure ends before it begins.']);
  expect(closed('2026-02-30', '2026-03-01')).toEqual([expect.stringMatching(/^closures.0.from: Write dates/)]);
  expect(closed('1 August', '2026-08-03')).toHaveLength(1);
  expect(closed('2026-08-01', '2026-08-03', ' ')).toEqual(['closures.0.reason: Say why the desk is closed.']);
});

test('closures that together shut the desk for more than a year are refused', () => {
  const year = { from: '2026-01-01', to: '2026-12-31', reason: 'sabbatical' };
  expect(refused({ closures: [year] })).toEqual([]);
  const following = { from: '2027-01-01', to: '2027-01-02', reason: 'and a day' };
  expect(refused({ closures: [following, year] })).toEqual([expect.stringContaining('for more than a year')]);
  expect(refused({ closures: [{ ...following, from: '2027-01-02' }, year] })).toEqual([]);
});

test('places without known holidays are named, with what could be chosen', () => {
  const place = (country: string, state?: string, region?: string) => refused({ holidays: { country, state, region } });
  expect(place('de', 'by')).toEqual([]);
  expect(place('DE', 'BY', 'A')).toEqual([]);
  expect(place('XX')).toEqual([expect.stringMatching(/^holidays.country: We know no public holidays for “XX”/)]);
  expect(place('DE', 'ZZ')).toEqual([
    expect.stringMatching(/^holidays.state: “ZZ” is not a part of DE .* Choose one of: BB, BE/),
  ]);
  expect(place('DE', 'BY', 'ZZ')).toEqual([expect.stringMatching(/^holidays.region: .* Choose one of: A, KATH/)]);
  expect(place('DE', undefined, 'A')).toEqual(['holidays.region: Name the state before the region.']);
  expect(place('constructor')).toHaveLength(1);
});
