import { expect, test } from 'vitest';
import { readFields, toFields } from './form';
import { defaultSettings } from './schema';

const typed = toFields(defaultSettings);

test('what the form shows, sent back unchanged, changes nothing', () => {
  const closures = [{ from: '2026-12-24', to: '2027-01-01', reason: 'Christmas and New Year' }];
  const calendar = { ...defaultSettings.promise.calendar, holidays: { country: 'DE', state: 'BY' }, closures };
  const settings = { ...defaultSettings, promise: { ...defaultSettings.promise, calendar } };
  expect(readFields(toFields(settings), settings)).toEqual({ ok: true, settings });
});

test('editors are written to by mail, by a page of this site or on the web, or not at all', () => {
  for (const [contactEmail, contactWeb] of [
    ['', ''],
    ['desk@tidewater.example', ''],
    ['désk@tidewäter.example', '/contact'],
    ['', 'https://tidewater.example/write?to=desk'],
  ] as const) {
    const read = readFields({ ...typed, contactEmail, contactWeb: ` ${contactWeb} ` }, defaultSettings);
    expect(read.ok && read.settings.contact).toEqual({ email: contactEmail, web: contactWeb });
  }
});

test('hours are written as people write them', () => {
  const read = readFields({ ...typed, mon: '9:00-12:30, 13:00 – 17:00', tue: 'closed', wed: '' }, defaultSettings);
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

test('a day can be closed by naming it once', () => {
  const read = readFields(
    { ...typed, closures: '2026-12-24 Christmas Eve\n2027-01-01 2027-01-03 Rest' },
    defaultSettings,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.fields));
  expect(read.settings.promise.calendar.closures).toEqual([
    { from: '2026-12-24', to: '2026-12-24', reason: 'Christmas Eve' },
    { from: '2027-01-01', to: '2027-01-03', reason: 'Rest' },
  ]);
});

test('what is wrong is said beside the field it is about', () => {
  const wrong: [Partial<typeof typed>, string][] = [
    [{ title: ' ' }, 'title'],
    [{ tagline: 'x'.repeat(300) }, 'tagline'],
    [{ contactEmail: 'hanne at desk.example' }, 'contactEmail'],
    [{ contactEmail: 'hanne@desk.example?subject=x' }, 'contactEmail'],
    [{ contactEmail: 'hanne@desk' }, 'contactEmail'],
    [{ contactWeb: 'javascript:alert(1)' }, 'contactWeb'],
    [{ contactWeb: '//elsewhere.example' }, 'contactWeb'],
    [{ contactWeb: 'https://name:word@elsewhere.example' }, 'contactWeb'],
    [{ mode: 'nobody' }, 'mode'],
    [{ approvalsToTrust: '-1' }, 'approvalsToTrust'],
    [{ deskMinutes: 'two hours' }, 'deskMinutes'],
    [{ timeZone: 'Middle/Earth' }, 'timeZone'],
    [{ thu: 'nine to five' }, 'thu'],
    [{ fri: '17:00-9:00' }, 'fri'],
    [{ holidays: 'XX' }, 'holidays'],
    [{ closures: 'Christmas' }, 'closures'],
    [{ mon: '', tue: '', wed: '', thu: '', fri: '' }, 'mon'],
  ];
  for (const [change, field] of wrong) {
    const read = readFields({ ...typed, ...change }, defaultSettings);
    expect(read.ok ? null : Object.keys(read.fields), JSON.stringify(change)).toEqual([field]);
  }
});
