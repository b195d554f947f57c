import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { dueAt } from '@/lib/hours/due';
import { promiseStrip, type StripDay } from '@/lib/hours/strip';

const bavaria: BusinessCalendar = {
  ...DEFAULT_CALENDAR,
  timeZone: 'Europe/Berlin',
  holidays: { country: 'DE', state: 'BY' },
};
const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const at = (text: string) => new Date(text);
const days = (from: string, due: string, calendar = bavaria) =>
  promiseStrip(at(from), at(due), calendar).days as StripDay[];

test('Friday to Tuesday over a holiday, as hours of each local day', () => {
  const strip = promiseStrip(at('2026-05-22T16:30+02:00'), at('2026-05-26T10:30+02:00'), bavaria);
  expect(strip.label).toBe('Counting two desk hours from Friday 16:30 to Tuesday 10:30');
  const shut = { kind: 'day', shut: null, open: [], counted: [], run: [0, 24], now: null, due: null, dueLabel: null };
  expect(strip.days).toEqual([
    {
      ...shut,
      date: '2026-05-22',
      label: 'Fri 16:30',
      open: [[9, 17]],
      counted: [[16.5, 17]],
      run: [16.5, 24],
      now: 16.5,
    },
    { ...shut, date: '2026-05-23', label: 'Sat' },
    { ...shut, date: '2026-05-24', label: 'Sun' },
    { ...shut, date: '2026-05-25', label: 'Mon, holiday', shut: 'holiday' },
    {
      ...shut,
      date: '2026-05-26',
      label: 'Tue 10:30',
      open: [[9, 17]],
      counted: [[9, 10.5]],
      run: [0, 10.5],
      due: 10.5,
    },
  ]);
});

test('what begins and ends on one day takes one place', () => {
  const [day, ...more] = days('2026-05-22T10:00+02:00', '2026-05-22T12:00+02:00');
  expect(more).toEqual([]);
  expect(day).toMatchObject({
    label: 'Fri 10:00',
    dueLabel: '12:00',
    now: 10,
    due: 12,
    run: [10, 12],
    counted: [[10, 12]],
  });
});

test('a closed day says so, and half a holiday shows in its hours', () => {
  const closures = [{ from: '2026-03-10', to: '2026-03-10', reason: 'moving house' }];
  expect(days('2026-03-09T16:30+01:00', '2026-03-11T10:30+01:00', { ...bavaria, closures })[1]!.label).toBe(
    'Tue, closed',
  );
  const iceland = { ...bavaria, timeZone: 'Atlantic/Reykjavik', holidays: { country: 'IS' } };
  const [, eve] = days('2026-12-23T16:30Z', '2026-12-28T10:30Z', iceland);
  expect(eve).toMatchObject({ label: 'Thu', open: [[9, 13]] });
});

test('more than five days fold in the middle', () => {
  const closures = [{ from: '2026-03-10', to: '2026-03-19', reason: 'moving house' }];
  const strip = promiseStrip(at('2026-03-09T16:30+01:00'), at('2026-03-20T10:30+01:00'), { ...bavaria, closures });
  expect(strip.days.map(({ label }) => label)).toEqual([
    'Mon 16:30',
    'Tue, closed',
    '… 8 days',
    'Thu, closed',
    'Fri 10:30',
  ]);
  expect(strip.label).toBe('Counting two desk hours from Monday 9 March 16:30 to Friday 20 March 10:30');
});

test('the weekend folds first, so that the reason stays in sight', () => {
  const strip = promiseStrip(at('2026-05-22T16:30+02:00'), at('2026-05-27T10:30+02:00'), bavaria);
  expect(strip.days.map(({ label }) => label)).toEqual(['Fri 16:30', '… 2 days', 'Mon, holiday', 'Tue', 'Wed 10:30']);
});

test('an opening that ends at midnight ends on its own day', () => {
  const late: BusinessCalendar = { ...bavaria, weekly: { ...none, tue: [['20:00', '24:00']] } };
  const strip = days('2026-03-10T20:30+01:00', '2026-03-11T00:00+01:00', late);
  expect(strip).toHaveLength(1);
  expect(strip[0]).toMatchObject({ due: 24, dueLabel: '24:00', counted: [[20.5, 24]], run: [20.5, 24] });
});

test('an hour that the clock shows twice is drawn once, one that it skips not at all', () => {
  const night: BusinessCalendar = { ...bavaria, weekly: { ...none, sun: [['01:00', '04:00']] } };
  const [, autumn] = days('2026-10-24T12:00+02:00', '2026-10-25T04:00+01:00', night);
  expect(autumn).toMatchObject({ open: [[1, 4]], counted: [[1, 4]] });
  const [, spring] = days('2026-03-28T12:00+01:00', '2026-03-29T04:00+02:00', night);
  expect(spring).toMatchObject({
    open: [
      [1, 2],
      [3, 4],
    ],
  });
});

test('whatever is promised, the figure has one to five places, and counts only open hours', () => {
  const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }).map((time) => new Date(time));
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 4_000 }), (from, minutes) => {
      const { days } = promiseStrip(from, dueAt(from, minutes, bavaria), bavaria);
      expect(days.length).toBeGreaterThan(0);
      expect(days.length).toBeLessThanOrEqual(5);
      const drawn = days.filter((day) => day.kind === 'day');
      expect(drawn.filter(({ now }) => now !== null)).toEqual([drawn[0]]);
      expect(drawn.filter(({ due }) => due !== null)).toEqual([drawn.at(-1)]);
      for (const { counted, open, run } of drawn) {
        expect(run[0] >= 0 && run[0] <= run[1] && run[1] <= 24).toBe(true);
        for (const [a, b] of counted) expect(open.some(([c, d]) => c <= a && a < b && b <= d)).toBe(true);
      }
    }),
  );
});
