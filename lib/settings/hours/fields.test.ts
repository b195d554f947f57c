import { expect, test } from 'vitest';
import { defaultSettings } from '../schema';
import { readHoursFields, toHoursFields } from './fields';

const typed = toHoursFields(defaultSettings);

test('what the form shows, sent back unchanged, changes nothing', () => {
  const closures = [{ from: '2026-12-24', to: '2027-01-01', reason: 'Christmas and New Year' }];
  const calendar = { ...defaultSettings.promise.calendar, holidays: { country: 'DE', state: 'BY' }, closures };
  const settings = { ...defaultSettings, promise: { ...defaultSettings.promise, calendar } };
  expect(readHoursFields(toHoursFields(settings), settings)).toEqual({ ok: true, settings });
});

test('hours are written as people write them', () => {
  const read = readHoursFields({ ...typed, mon: '9:00-12:30, 13:00 – 17:00', tue: 'closed', wed: '' }, defaultSettings);
  if (!read.ok) throw new Error(JSON.stringify(read.fields));
  expect(read.settings.promise.calendar.weekly).toMatchObject({
    mon: [
      ['09:00', '12:30'],
      ['13:00', '17:00'],
    ],
    tue: [],
    wed: [],
  });
});

test('a day can be closed by naming it once, and an empty row is none', () => {
  const closures = [
    { from: '2026-12-24', to: '', reason: 'Christmas Eve' },
    { from: '', to: ' ', reason: '' },
  ];
  const read = readHoursFields({ ...typed, closures }, defaultSettings);
  if (!read.ok) throw new Error(JSON.stringify(read.fields));
  expect(read.settings.promise.calendar.closures).toEqual([
    { from: '2026-12-24', to: '2026-12-24', reason: 'Christmas Eve' },
  ]);
});

test('without a country there are no holidays, and a region without its state is left out', () => {
  const read = (place: object) => readHoursFields({ ...typed, ...place }, defaultSettings);
  const none = read({ country: '', state: 'BY' });
  expect(none.ok && none.settings.promise.calendar.holidays).toBeNull();
  const some = read({ country: 'DE', state: '', region: 'A' });
  expect(some.ok && some.settings.promise.calendar.holidays).toEqual({ country: 'DE' });
});

test('what is wrong is said beside the field it is about', () => {
  const wrong: [Partial<typeof typed>, string][] = [
    [{ deskMinutes: 'two hours' }, 'deskMinutes'],
    [{ nearingMinutes: '-3' }, 'nearingMinutes'],
    [{ timeZone: 'Middle/Earth' }, 'timeZone'],
    [{ thu: 'nine to five' }, 'thu'],
    [{ fri: '17:00-9:00' }, 'fri'],
    [{ country: 'XX' }, 'country'],
    [{ country: 'DE', state: 'XX' }, 'state'],
    [
      {
        closures: [
          { from: '', to: '', reason: '' },
          { from: 'soon', to: '', reason: 'x' },
        ],
      },
      'closure-1',
    ],
    [{ mon: '', tue: '', wed: '', thu: '', fri: '' }, 'mon'],
  ];
  for (const [change, field] of wrong) {
    const read = readHoursFields({ ...typed, ...change }, defaultSettings);
    expect(read.ok ? null : [...new Set(Object.keys(read.fields))], JSON.stringify(change)).toEqual([field]);
  }
});
