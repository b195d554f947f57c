import { expect, test } from 'vitest';
import { Arrangement, arrange, readLinks } from './links';
import { defaultSettings, LINKS_MAX } from './schema';

const a = { label: 'Archive', href: '/archive' };
const b = { label: 'Shop', href: 'https://shop.example/' };
const c = { label: 'About', href: '/about' };
const typed = { navigation: [a, b, c], social: [] };
const after = (words: string) => arrange(typed, Arrangement.parse(words));

test('rows go up and down, are added and removed, and nothing happens at the ends', () => {
  expect(after('navigation up 1').navigation).toEqual([b, a, c]);
  expect(after('navigation down 1').navigation).toEqual([a, c, b]);
  expect(after('navigation up 0').navigation).toEqual([a, b, c]);
  expect(after('navigation down 2').navigation).toEqual([a, b, c]);
  expect(after('navigation remove 0').navigation).toEqual([b, c]);
  expect(after('navigation remove 9').navigation).toEqual([a, b, c]);
  expect(after('social add')).toEqual({ navigation: [a, b, c], social: [{ label: '', href: '' }] });
});

test('more rows than can be kept are not offered', () => {
  const full = { navigation: Array.from({ length: LINKS_MAX }, () => a), social: [] };
  expect(arrange(full, Arrangement.parse('navigation add')).navigation).toHaveLength(LINKS_MAX);
});

test('no other word arranges anything', () => {
  for (const words of ['', 'save', 'title up 1', 'navigation up -1', 'navigation up 100', 'navigation up 1 2'])
    expect(Arrangement.safeParse(words).success, words).toBe(false);
});

test('rows left empty are no links', () => {
  const empty = { label: ' ', href: '' };
  expect(readLinks({ navigation: [empty, a, empty], social: [b, empty] }, defaultSettings)).toEqual({
    ok: true,
    settings: { ...defaultSettings, navigation: [a], social: [b] },
  });
});

test('a link leads to this site or to the web, and the fault is named where it was typed', () => {
  const wrong: [string, string][] = [
    ['javascript:alert(1)', 'navigation-1-href'],
    ['//elsewhere.example', 'navigation-1-href'],
    ['/\\elsewhere.example', 'navigation-1-href'],
    ['https://name:word@elsewhere.example/', 'navigation-1-href'],
    ['mailto:desk@here.example', 'navigation-1-href'],
    ['archive', 'navigation-1-href'],
    ['', 'navigation-1-href'],
  ];
  for (const [href, field] of wrong) {
    const navigation = [
      { label: '', href: '' },
      { label: 'Look', href },
    ];
    const read = readLinks({ navigation, social: [] }, defaultSettings);
    expect(read.ok ? null : Object.keys(read.fields), href).toEqual([field]);
  }
});

test('a link needs words, and those of other places are not paths of this one', () => {
  const links = {
    navigation: [{ label: '', href: '/archive' }],
    social: [{ label: 'x'.repeat(41), href: '/archive' }],
  };
  const read = readLinks(links, defaultSettings);
  expect(read.ok ? null : read.fields).toEqual({
    'navigation-0-label': ['Say in a word or two where it leads.'],
    'social-0-label': ['This must have at most 40 characters.'],
    'social-0-href': ['Write an address that begins with https://.'],
  });
});
