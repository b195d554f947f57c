import { expect, test } from 'vitest';
import { emailOf, firstDate, nameOf, pathOf, titleOf, unescapeEntities, webAddressOf } from './fields';

test('the first date that is one counts; zeros and days that never were are none', () => {
  expect(firstDate('0000-00-00 00:00:00', 'Tue, 02 Mar 2021 08:00:00 +0100')).toEqual(new Date('2021-03-02T07:00:00Z'));
  expect(firstDate('2021-03-02 08:00:00')).toEqual(new Date('2021-03-02T08:00:00Z'));
  expect(firstDate('2021-02-31 08:00:00', '', '-0001-11-30 00:00:00', 'Wed, 30 Nov -0001 00:00:00 +0000')).toBeNull();
  expect(firstDate('9999-12-31 00:00:00', 'soon', '2021-03-02 25:00:00')).toBeNull();
});

test('titles lose their markup, names only their entities', () => {
  expect(titleOf('Tides <em>and</em> <b>tables<sup>2</sup></b> &amp; more')).toBe('Tides and tables2 & more');
  expect(titleOf('<script>alert(1)</script>')).toBe('');
  expect(nameOf('Quay &laquo; What&#8217;s <b>on</b>')).toBe('Quay « What’s <b>on</b>');
});

test('entities are read once', () => {
  expect(unescapeEntities('&amp;lt; &#60; &#x3c; &nothing; &#0; &#9999999;')).toBe('&lt; < < &nothing;  ');
});

test('addresses that are none are nobody’s', () => {
  expect(emailOf(' ines@quay.example ')).toBe('ines@quay.example');
  for (const wrong of [
    '',
    'ines',
    'a@b',
    'a b@c.example',
    '<a@b.example>',
    'a@b.example,c@d.example',
    `${'a'.repeat(250)}@b.example`,
  ]) {
    expect(emailOf(wrong)).toBeNull();
  }
  expect(webAddressOf('https://quay.example/a?b=1')).toBe('https://quay.example/a?b=1');
  for (const wrong of [
    '',
    'javascript:alert(1)',
    'quay.example',
    'http://',
    `https://quay.example/${'a'.repeat(200)}`,
    'https://me:secret@quay.example',
  ]) {
    expect(webAddressOf(wrong)).toBeNull();
  }
});

test('the path of an old address keeps its query and loses doubled slashes', () => {
  expect(pathOf('https://quay.example//a//b/')).toBe('/a/b/');
  expect(pathOf('https://quay.example/?p=12')).toBe('/?p=12');
  expect(pathOf('https://quay.example/')).toBeNull();
  expect(pathOf('nonsense')).toBeNull();
});
