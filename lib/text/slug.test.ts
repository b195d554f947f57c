import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { slugify } from '@/lib/text/slug';

test('titles become addresses that can be read', () => {
  const titles: [string, string][] = [
    ['Hello, World!', 'hello-world'],
    ['  It’s 5 o’clock & all is well  ', 'its-5-oclock-and-all-is-well'],
    ['Über Größe, Ærø und Łódź', 'ueber-groesse-aeroe-und-lodz'],
    ['Crème brûlée à la carte', 'creme-brulee-a-la-carte'],
    ['Привет, мир: щука и объезд', 'privet-mir-shchuka-i-obezd'],
    ['Καλημέρα κόσμε', 'kalimera-kosme'],
    ['İstanbul’da ıssız', 'istanbulda-issiz'],
    ['ﬁve ²', 'five-2'],
    ['日本語', 'post'],
    ['!!!', 'post'],
    ['', 'post'],
  ];
  for (const [title, slug] of titles) expect(slugify(title), title).toBe(slug);
});

test('long titles are cut between words', () => {
  const slug = slugify('word '.repeat(40));
  expect(slug).toBe(Array(16).fill('word').join('-'));
  expect(slugify('x'.repeat(200))).toHaveLength(80);
});

test('whatever the title, the address is fit for a URL, a file and XML, and stays as it is', () => {
  const isFit = (title: string) => {
    const slug = slugify(title);
    expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slugify(slug)).toBe(slug);
  };
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), isFit), { numRuns: 10_000 });
  for (const title of naughtyStrings) isFit(title);
});
