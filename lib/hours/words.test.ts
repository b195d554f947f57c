import { expect, test } from 'vitest';
import { type BusinessCalendar, DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { deskHoursSentence, promiseSentence, timeLeft } from '@/lib/hours/words';

const office = DEFAULT_CALENDAR.weekly;
const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const bavaria: BusinessCalendar = {
  ...DEFAULT_CALENDAR,
  timeZone: 'Europe/Berlin',
  holidays: { country: 'DE', state: 'BY' },
};
const at = (text: string) => new Date(text);

const said = (now: string, due: string, change: Partial<BusinessCalendar> = {}) =>
  promiseSentence({ now: at(now), due: at(due), calendar: { ...bavaria, ...change }, readerZone: 'Europe/Berlin' })
    .text;

test('the day is said as people say it', () => {
  expect(said('2026-03-10T12:10+01:00', '2026-03-10T14:10+01:00')).toBe('An editor will read this by today, 14:10.');
  expect(said('2026-03-10T16:00+01:00', '2026-03-11T09:40+01:00')).toBe('An editor will read this by tomorrow, 9:40.');
  expect(said('2026-03-06T16:30+01:00', '2026-03-10T10:30+01:00')).toBe('An editor will read this by Tuesday, 10:30.');
  expect(said('2026-03-04T16:30+01:00', '2026-03-10T10:30+01:00')).toContain('by Tuesday, 10:30.');
  expect(said('2026-03-03T16:30+01:00', '2026-03-10T10:30+01:00')).toContain('by Tuesday 10 March, 10:30.');
  expect(said('2026-12-20T16:30+01:00', '2027-01-04T10:30+01:00')).toContain('by Monday 4 January 2027, 10:30.');
});

test('the day is the day at the desk, not in UTC', () => {
  expect(said('2026-03-09T23:30Z', '2026-03-10T09:00Z')).toContain('by today, 10:00.');
});

test('midnight belongs to the day that it ends', () => {
  expect(said('2026-03-10T22:00+01:00', '2026-03-11T00:00+01:00')).toContain('by today, 24:00.');
});

test('a holiday in between is the reason; a weekend needs none', () => {
  expect(said('2026-05-22T16:30+02:00', '2026-05-26T10:30+02:00')).toBe(
    'An editor will read this by Tuesday, 10:30. Monday is a holiday: Whit Monday.',
  );
  expect(said('2026-04-02T16:30+02:00', '2026-04-07T10:30+02:00')).toBe(
    'An editor will read this by Tuesday, 10:30. Tomorrow and Monday are holidays.',
  );
  expect(said('2026-10-02T16:30+02:00', '2026-10-05T10:30+02:00')).not.toContain('holiday'); // a Saturday
});

test('today is a reason until the hour at which the desk would have closed', () => {
  expect(said('2026-05-25T10:00+02:00', '2026-05-26T11:00+02:00')).toContain('Today is a holiday: Whit Monday.');
  expect(said('2026-05-25T18:00+02:00', '2026-05-26T11:00+02:00')).toBe('An editor will read this by tomorrow, 11:00.');
});

test('feasts and closures of several days are said as spans', () => {
  expect(
    said('2026-02-16T16:00+09:00', '2026-02-19T10:00+09:00', { timeZone: 'Asia/Seoul', holidays: { country: 'KR' } }),
  ).toContain('Tomorrow to Wednesday are holidays: Korean New Year.');
  const closures = [{ from: '2026-03-07', to: '2026-03-11', reason: 'moving house' }];
  expect(said('2026-03-06T16:30+01:00', '2026-03-12T10:30+01:00', { closures })).toBe(
    'An editor will read this by Thursday, 10:30. The desk is closed from Monday to Wednesday: moving house.',
  );
  expect(said('2026-03-10T12:00+01:00', '2026-03-12T11:00+01:00', { closures })).toContain(
    'The desk is closed until tomorrow: moving',
  );
  expect(said('2026-03-11T12:00+01:00', '2026-03-12T11:00+01:00', { closures })).toContain(
    'The desk is closed today: moving house.',
  );
  const monday = [{ from: '2026-03-09', to: '2026-03-09', reason: 'We are at a fair.' }];
  expect(said('2026-03-06T16:30+01:00', '2026-03-10T10:30+01:00', { closures: monday })).toContain(
    'The desk is closed on Monday: We are at a fair.',
  );
});

test('half a holiday says from when', () => {
  const iceland = { timeZone: 'Atlantic/Reykjavik', holidays: { country: 'IS' } };
  expect(said('2026-12-24T12:00Z', '2026-12-28T10:00Z', iceland)).toContain(
    'Today is a holiday from 13:00: Christmas Eve.',
  );
});

test('the zone is named unless the reader is known to share the clock', () => {
  const zone = (readerZone?: string) =>
    promiseSentence({ now: at('2026-03-06T15:30Z'), due: at('2026-03-10T09:30Z'), calendar: bavaria, readerZone }).zone;
  expect(zone()).toBe('Berlin time');
  expect(zone('America/New_York')).toBe('Berlin time');
  expect(zone('Europe/Paris')).toBe(null);
});

test('a promise that was missed says so', () => {
  expect(said('2026-03-11T12:00+01:00', '2026-03-10T10:30+01:00')).toBe(
    'An editor was to read this by yesterday, 10:30. We are late; it is not forgotten.',
  );
});

test.each([
  [office, 'on weekdays from 9:00 to 17:00'],
  [{ ...none, sat: [['10:00', '14:00']], sun: [['10:00', '14:00']] }, 'at weekends from 10:00 to 14:00'],
  [{ ...office, sat: [['10:00', '12:00']] }, 'on weekdays from 9:00 to 17:00, and on Saturdays from 10:00 to 12:00'],
  [
    { ...office, fri: [['09:00', '13:00']] },
    'Monday to Thursday from 9:00 to 17:00, and on Fridays from 9:00 to 13:00',
  ],
  [
    { ...none, mon: [['18:00', '24:00']], wed: [['18:00', '24:00']] },
    'on Mondays and Wednesdays from 18:00 to midnight',
  ],
  [
    {
      ...none,
      tue: [
        ['09:00', '12:00'],
        ['14:00', '17:00'],
      ],
    },
    'on Tuesdays from 9:00 to 12:00 and from 14:00 to 17:00',
  ],
  [
    {
      ...none,
      tue: [
        ['09:00', '12:00'],
        ['12:00', '17:00'],
      ],
    },
    'on Tuesdays from 9:00 to 17:00',
  ],
  [{ ...none, sun: [['00:00', '24:00']] }, 'on Sundays at any hour'],
] as [BusinessCalendar['weekly'], string][])('the desk’s hours, said of any week: %#', (weekly, words) => {
  const calendar = { ...bavaria, weekly };
  expect(deskHoursSentence(calendar, 'Europe/Berlin')).toBe(`Every answer is read by an editor, ${words}.`);
  expect(deskHoursSentence(calendar)).toBe(`Every answer is read by an editor, ${words} Berlin time.`);
});

test('a desk that never closes is said in three words', () => {
  const always: [string, string][] = [['00:00', '24:00']];
  const weekly = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };
  expect(deskHoursSentence({ ...bavaria, weekly })).toBe('Every answer is read by an editor, day and night.');
});

test('the desk sees hours left today, the clock for another day, and hours late', () => {
  const friday = at('2026-03-06T16:30+01:00');
  expect(timeLeft(friday, at('2026-03-06T16:48+01:00'), bavaria)).toEqual({
    late: false,
    deskMinutes: 18,
    label: '0:18',
    word: 'left',
  });
  expect(timeLeft(friday, at('2026-03-10T10:30+01:00'), bavaria)).toEqual({
    late: false,
    deskMinutes: 600,
    label: '10:30',
    word: 'left',
    day: 'Tue',
  });
  expect(timeLeft(friday, at('2026-03-17T09:30+01:00'), bavaria).day).toBe('17 Mar');
  expect(timeLeft(friday, at('2026-03-06T16:18+01:00'), bavaria)).toEqual({
    late: true,
    deskMinutes: 12,
    label: '0:12',
    word: 'late',
  });
  expect(timeLeft(at('2026-03-09T09:05+01:00'), friday, bavaria).label).toBe('0:35'); // the weekend is not held against anybody
});
