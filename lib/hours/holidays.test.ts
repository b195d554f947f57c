import { expect, test } from 'vitest';
import { holidayOn } from '@/lib/hours/holidays';
import { dateOf, dayNumber } from '@/lib/hours/local';

/** As the authorities publish them. */
const official = {
  'DE BY': ['01-01', '01-06', '04-03', '04-06', '05-01', '05-14', '05-25', '06-04', '10-03', '11-01', '12-25', '12-26'],
  GB: ['01-01', '04-03', '04-06', '05-04', '05-25', '12-25', '12-26', '12-28'],
  'GB ENG': ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-26', '12-28'],
  US: ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '07-04', '09-07', '10-12', '11-11', '11-26', '12-25'],
};

test.each(Object.entries(official))('public holidays of 2026: %s', (code, dates) => {
  const [country, state] = code.split(' ') as [string, string?];
  expect(holidaysOf({ country, state }, 2026).map(([date]) => date.slice(5))).toEqual(dates);
});

test('mothering Sunday and the like close nothing', () => {
  expect(holidayOn({ country: 'GB' }, dayNumber('2026-03-15'))).toBeUndefined();
});

test('names are in English', () => {
  expect(holidayOn({ country: 'DE' }, dayNumber('2026-04-06'))).toEqual({ name: 'Easter Monday', fromMinute: 0 });
});

test('feasts of several days close each of them, across the turn of the year too', () => {
  const korea = holidaysOf({ country: 'KR' }, 2026).map(([date]) => date);
  expect(korea).toEqual(expect.arrayContaining(['2026-02-17', '2026-02-18']));
  const eswatini = holidaysOf({ country: 'SZ' }, 2027).map(([date]) => date);
  expect(eswatini).toContain('2027-01-01');
});

test('half a holiday begins where it begins', () => {
  expect(holidayOn({ country: 'IS' }, dayNumber('2026-12-24'))).toEqual({ name: 'Christmas Eve', fromMinute: 780 });
});

function holidaysOf(place: { country: string; state?: string }, year: number): [string, string][] {
  const days = Array.from({ length: 366 }, (_, i) => dayNumber(`${year}-01-01`) + i).filter((day) =>
    dateOf(day).startsWith(`${year}`),
  );
  return days.flatMap((day) => {
    const holiday = holidayOn(place, day);
    return holiday ? [[dateOf(day), holiday.name] as [string, string]] : [];
  });
}
