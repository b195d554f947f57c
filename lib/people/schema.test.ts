import { expect, test } from 'vitest';
import { GuestEmail, GuestName, WebAddress } from './schema';

const web = (typed: string) => WebAddress.safeParse(typed);

test('a web address is http or https; the scheme may be left out', () => {
  expect(web('https://place.example/me').data).toBe('https://place.example/me');
  expect(web(' place.example ').data).toBe('https://place.example/');
  expect(web('place.example:8080/x').success).toBe(true);
  expect(web('').data).toBe(null);
});

test('an address that runs something, or poses as another host, is refused', () => {
  for (const typed of [
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'ftp://place.example',
    'https://bank.example@evil.example/',
    'https://user:secret@place.example',
    'localhost',
    'not an address.example',
    '//',
  ]) {
    expect(web(typed).success, typed).toBe(false);
  }
});

test('lengths are counted in code points', () => {
  expect(GuestName.safeParse('𝒜'.repeat(60)).success).toBe(true);
  expect(GuestName.safeParse('𝒜'.repeat(61)).success).toBe(false);
  expect(GuestName.safeParse('Å'.normalize('NFD')).success).toBe(false);
  expect(web(`https://place.example/${'a'.repeat(179)}`).success).toBe(false);
});

test('an e-mail address has a name, a place, and nothing that could start another header', () => {
  for (const typed of ['ines@reservoir.example', 'o’hara+tag@mail.reservoir.example', 'böb@mühle.example']) {
    expect(GuestEmail.safeParse(typed).success, typed).toBe(true);
  }
  for (const typed of [
    '',
    'ines',
    'ines@',
    '@x.example',
    'a@b',
    'a b@c.example',
    'a@b.example,c@d.example',
    'a<b@c.example>',
  ]) {
    expect(GuestEmail.safeParse(typed).success, typed).toBe(false);
  }
  expect(GuestEmail.safeParse('a@b.example\r\nBcc: c@d.example').success).toBe(false);
});

test('anything but text is refused in words, not thrown', () => {
  for (const typed of [null, 7, {}, [], { not: '' }, { contains: '' }, true]) {
    for (const schema of [GuestName, GuestEmail, WebAddress]) expect(schema.safeParse(typed).success).toBe(false);
  }
});

test('a megabyte is judged in no time', () => {
  const start = performance.now();
  for (const piece of ['a', 'a.', '@', 'a@', ' ']) {
    for (const schema of [GuestName, GuestEmail, WebAddress]) schema.safeParse(piece.repeat(1_000_000));
  }
  expect(performance.now() - start).toBeLessThan(500);
});
