import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { BusinessCalendar, WEEKDAYS } from '@/lib/hours/calendar';
import { deskMinutesBetween, dueAt, openingsBetween } from '@/lib/hours/due';

const MINUTE = 60_000;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe', // half an hour of daylight saving
  'Africa/Casablanca', // winter time during Ramadan only
  'Asia/Kathmandu', // UTC+5:45
  'America/Santiago', // changes at midnight
];

const time = fc.integer({ min: 0, max: 96 }).map((quarters) => clock(quarters * 15));
const hours = fc
  .uniqueArray(time, { maxLength: 6 })
  .map((times) => times.toSorted())
  .map((times) => Array.from({ length: Math.floor(times.length / 2) }, (_, i) => [times[2 * i], times[2 * i + 1]]));
const date = fc.integer({ min: 0, max: 1200 }).map((days) => Date.UTC(2025, 6, 1) + days * 86_400_000);
const closure = fc
  .tuple(date, fc.integer({ min: 0, max: 12 }))
  .map(([from, days]) => ({ from: iso(from), to: iso(from + days * 86_400_000), reason: 'away' }));

const calendars = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    weekly: fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, hours]))),
    holidays: fc.constantFrom(null, { country: 'DE', state: 'BY' }, { country: 'US' }, { country: 'MA' }),
    closures: fc.array(closure, { maxLength: 3 }),
  })
  .filter(({ weekly }) => Object.values(weekly).some((spans) => spans.length > 0))
  .map((calendar) => BusinessCalendar.parse(calendar));

/** Half of the moments lie around a change of some zone's clocks. */
const changes = [
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-03-08T07:00Z',
  '2026-11-01T06:00Z',
  '2026-04-04T15:00Z',
]
  .concat(['2026-10-03T15:30Z', '2026-02-15T02:00Z', '2026-03-22T02:00Z', '2026-04-05T03:00Z', '2026-09-06T04:00Z'])
  .map((text) => Date.parse(text));
const moments = fc
  .oneof(
    fc.integer({ min: Date.UTC(2025, 8), max: Date.UTC(2028, 0) }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -3000, max: 3000 }))
      .map(([at, minutes]) => at + minutes * MINUTE),
  )
  .map((at) => new Date(at));
const minutes = fc.integer({ min: 0, max: 600 });

test('it is never due before it is sent', () => {
  check(fc.property(calendars, moments, minutes, (calendar, from, m) => dueAt(from, m, calendar) >= from));
});

test('promises add up: a minutes and then b are a + b', () => {
  check(
    fc.property(calendars, moments, minutes, minutes, (calendar, from, a, b) => {
      expect(dueAt(dueAt(from, a, calendar), b, calendar)).toEqual(dueAt(from, a + b, calendar));
    }),
  );
});

test('between sending and due lie exactly the minutes promised', () => {
  check(
    fc.property(calendars, moments, minutes, (calendar, from, m) => {
      expect(deskMinutesBetween(from, dueAt(from, m, calendar), calendar)).toBe(m);
    }),
  );
});

test('it falls due while the desk is open, or as it closes', () => {
  check(
    fc.property(calendars, moments, minutes, (calendar, from, m) => {
      const due = dueAt(from, m, calendar).getTime();
      const around = openingsBetween(new Date(due - MINUTE), new Date(due + MINUTE), calendar);
      expect(around.some(({ start, end }) => start.getTime() <= due && due <= end.getTime())).toBe(true);
    }),
  );
});

test('who sends later is not promised an earlier time', () => {
  check(
    fc.property(calendars, moments, fc.integer({ min: 0, max: 5000 }), minutes, (calendar, from, wait, m) => {
      const later = new Date(from.getTime() + wait * MINUTE);
      return dueAt(later, m, calendar) >= dueAt(from, m, calendar);
    }),
  );
});

test('openings are in order, apart from each other, and cut together from any two halves', () => {
  check(
    fc.property(
      calendars,
      moments,
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 1, max: 20_000 }),
      (calendar, a, x, y) => {
        const b = new Date(a.getTime() + x * MINUTE);
        const c = new Date(b.getTime() + y * MINUTE);
        const all = openingsBetween(a, c, calendar);
        for (const [i, { start, end }] of all.entries()) {
          expect(start < end).toBe(true);
          if (i > 0) expect(all[i - 1]!.end < start).toBe(true);
        }
        const length = (from: Date, to: Date) =>
          openingsBetween(from, to, calendar).reduce((sum, o) => sum + (+o.end - +o.start), 0);
        expect(length(a, b) + length(b, c)).toBe(length(a, c));
      },
    ),
  );
});

test('it agrees with counting minute by minute on the wall clock that Intl shows', () => {
  check(
    fc.property(
      calendars.map((calendar) => ({ ...calendar, holidays: null })),
      moments.map((at) => new Date(Math.floor(+at / MINUTE) * MINUTE)),
      (calendar, from) => {
        const to = new Date(+from + 2 * 24 * 60 * MINUTE);
        expect(deskMinutesBetween(from, to, calendar)).toBe(countOnTheWall(from, to, calendar));
      },
    ),
    60,
  );
});

const machineZones = { UTC: 0, 'America/Los_Angeles': 480, 'Asia/Kathmandu': -345, 'Pacific/Kiritimati': -840 };
const home = process.env.TZ;
afterEach(() => {
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

test('the zone of the machine makes no difference', async () => {
  const samples = fc.sample(fc.tuple(calendars, moments, minutes), { numRuns: 60, seed: 7 });
  const answers = new Set<string>();
  for (const [zone, offset] of Object.entries(machineZones)) {
    process.env.TZ = zone;
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(offset);
    vi.resetModules(); // forget the holidays read under the last zone
    const fresh = await import('@/lib/hours/due');
    answers.add(JSON.stringify(samples.map(([calendar, from, m]) => fresh.dueAt(from, m, calendar))));
  }
  expect(answers.size).toBe(1);
});

test('it is quick enough to be asked on every page', () => {
  const calendar = BusinessCalendar.parse({
    timeZone: 'Europe/Berlin',
    weekly: { mon: [['09:00', '17:00']], thu: [['09:00', '12:00']] },
    holidays: { country: 'DE', state: 'BY' },
  });
  const ask = (i: number) => dueAt(new Date(Date.UTC(2026, 0, 1 + (i % 365), i % 24)), 120, calendar);
  for (let i = 0; i < 365; i++) ask(i);
  const start = performance.now();
  for (let i = 0; i < 2_000; i++) ask(i);
  expect((performance.now() - start) / 2_000).toBeLessThan(1); // milliseconds; 0.01 as measured
});

function check<Facts>(property: fc.IProperty<Facts>, numRuns = 300) {
  fc.assert(property, { numRuns });
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function countOnTheWall(from: Date, to: Date, calendar: BusinessCalendar): number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: calendar.timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  let count = 0;
  for (let at = +from; at < +to; at += MINUTE) {
    const p = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const today = `${p.year}-${p.month}-${p.day}`;
    const now = `${p.hour}:${p.minute}`;
    const weekday = p.weekday!.toLowerCase().slice(0, 3) as (typeof WEEKDAYS)[number];
    if (calendar.closures.some((closed) => closed.from <= today && today <= closed.to)) continue;
    if (calendar.weekly[weekday].some(([opens, closes]) => opens <= now && now < closes)) count++;
  }
  return count;
}
