import { expect, test } from 'vitest';
import { readFields, toFields } from './form';
import { defaultSettings } from './schema';

const typed = toFields(defaultSettings);

test('what the form shows, sent back unchanged, changes nothing', () => {
  const settings = {
    ...defaultSettings,
    title: 'Tidewater',
    moderation: { ...defaultSettings.moderation, secondLookPercent: 5 },
  };
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
    [{ secondLookPercent: '101' }, 'secondLookPercent'],
    [{ reviseDays: '0' }, 'reviseDays'],
    [{ appealDays: 'for ever' }, 'appealDays'],
    [{ appealDeskMinutes: '4' }, 'appealDeskMinutes'],
  ];
  for (const [change, field] of wrong) {
    const read = readFields({ ...typed, ...change }, defaultSettings);
    expect(read.ok ? null : Object.keys(read.fields), JSON.stringify(change)).toEqual([field]);
  }
});
