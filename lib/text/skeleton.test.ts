import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusables } from '@/lib/text/confusables';
import { honestNames } from '@/lib/text/corpus/names';
import { isReservedName, skeleton } from '@/lib/text/skeleton';

const alike = (...names: string[]) => new Set(names.map(skeleton)).size === 1;

describe('names that look alike are one', () => {
  test('a letter of another script does not make a new name', () => {
    expect(alike('Alice', '\u0410lice', '\u0391lice', 'ALICE', '\u0410LICE')).toBe(true);
    expect(alike('Nina', '\u039Dina', 'NINA', 'nina')).toBe(true);
    expect(alike('Нина', 'Hина', 'НИНА', 'нина', 'Ни\u043Da')).toBe(true);
    expect(alike('Νίκος', 'ΝΊΚΟΣ', 'Nίκος')).toBe(true);
    expect(alike('\u0430\u0440\u0435', 'ape')).toBe(true);
  });

  test('capital I, small l, the digit and the bar are one letter', () => {
    expect(alike('Alice', 'AIice', 'A1ice', 'A|ice', 'aIice')).toBe(true);
  });

  test('styled and full-width letters, ligatures and look-alike pairs', () => {
    expect(alike('Alice', '𝐀𝐥𝐢𝐜𝐞', '𝒜𝓁𝒾𝒸ℯ', 'Ａｌｉｃｅ', 'Ⓐⓛⓘⓒⓔ')).toBe(true);
    expect(alike('Burns', 'Bums')).toBe(true);
    expect(alike('Weiß', 'WEISS', 'Weiss')).toBe(true);
    expect(alike('Ægir', 'AEgir', 'ægir')).toBe(true);
    expect(alike('Griffin', 'Gri\uFB03n')).toBe(true);
  });

  test('invisible characters and spaces do not make a new name', () => {
    expect(
      alike('Ann Lee', ' Ann\u00A0 Lee ', 'A\u200Bnn\u00AD Lee', 'Ann\u2003Lee', 'A\u034Fnn \u2060Lee\uFE0F'),
    ).toBe(true);
    expect(alike('O’Hara', "O'Hara", 'Oʼhara')).toBe(true);
  });

  test('accents written in one character or in two', () => {
    expect(alike('Zoë', 'Zoe\u0308', 'ZOË')).toBe(true);
  });
});

test('people with different names keep them', () => {
  const pairs = [
    ['Zoe', 'Zoë'],
    ['Ryan', 'Tyan'],
    ['Vera', 'Nera'],
    ['Anna', 'Hanna'],
    ['Борис', 'Болис'],
    ['Ольга', 'Олвга'],
    ['Jonas', 'Joñas'],
    ['أحمد', 'محمد'],
    ['田中', '田口'],
  ];
  for (const [one = '', other = ''] of pairs) expect(alike(one, other), `${one} and ${other}`).toBe(false);
});

test('case never makes a new name, whatever the script', () => {
  const names = honestNames.flatMap(({ given, family }) => [...given, ...family]);
  const differing = names.filter(
    (name) => skeleton(name) !== skeleton(name.toUpperCase()) || skeleton(name) !== skeleton(name.toLowerCase()),
  );
  expect(differing).toEqual([]);
});

const fifty = honestNames.flatMap(({ given, family }) => [0, 1, 2].map((n) => `${given[n]} ${family[n]}`)).slice(0, 50);

test('every mapping of the table, put before and after fifty names, is found', () => {
  const table = [...confusables()];
  expect(table).toHaveLength(6565);
  expect(fifty).toHaveLength(50);
  const missed: string[] = [];
  for (const name of fifty) {
    for (const [character, looks] of table) {
      // One character can be a phrase of eighteen letters: where they outnumber the name's own, they are the name.
      if ([...looks].length >= [...name].length - 1) continue;
      const before = skeleton(looks + name) === skeleton(character + name);
      const found = before && (looks.length > 1 || skeleton(name + looks) === skeleton(name + character));
      if (!found) missed.push(`${character} ${name}`);
    }
  }
  expect(missed).toEqual([]);
}, 60_000);

test('a look-alike in place of any letter of a name is found', () => {
  const imitations = new Map<string, string[]>();
  for (const [character, looks] of confusables()) imitations.set(looks, [...(imitations.get(looks) ?? []), character]);
  const missed: string[] = [];
  for (const name of fifty) {
    const letters = [...name];
    letters.forEach((letter, at) => {
      const looks = confusables().get(letter) ?? letter;
      for (const imitation of imitations.get(looks) ?? []) {
        const written = [...letters.slice(0, at), imitation, ...letters.slice(at + 1)].join('');
        if (skeleton(written) !== skeleton(name)) missed.push(`${name} / ${written}`);
      }
    });
  }
  expect(missed).toEqual([]);
});

test('of ten thousand honest names in twenty scripts fewer than one in two hundred collide', () => {
  const all = new Set<string>();
  for (const { given, family } of honestNames) {
    for (const first of given) for (const last of family) all.add(`${first} ${last}`);
  }
  expect(all.size).toBeGreaterThan(10_000);
  const holders = new Map<string, string[]>();
  for (const name of all) holders.set(skeleton(name), [...(holders.get(skeleton(name)) ?? []), name]);
  const colliding = [...holders.values()].filter((names) => names.length > 1).flat();
  expect(colliding.length / all.size, colliding.join(', ')).toBeLessThan(0.005);
});

test('the price of it: small l, capital I and so small i are one letter, and Ella is Elia', () => {
  expect(alike('Ella', 'Elia')).toBe(true);
});

test('any text has a skeleton, and an invisible character anywhere leaves it as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(40), (name, at) => {
      const letters = [...name];
      const hidden = [...letters.slice(0, at), '\u200B', ...letters.slice(at)].join('');
      expect(skeleton(hidden)).toBe(skeleton(name));
    }),
  );
});

test('reserved names are found in disguise', () => {
  expect(isReservedName('Adm\u0456n', ['admin', 'Rejoinder'])).toBe(true);
  expect(isReservedName('REJ0INDER', ['admin', 'Rejoinder'])).toBe(true);
  expect(isReservedName('Adminia', ['admin'])).toBe(false);
});
