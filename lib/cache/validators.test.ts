import { expect, test } from 'vitest';
import { contentHash, namesContent, unchangedSince } from '@/lib/cache/validators';

const hash = contentHash(Buffer.from('a page'));

test.each([
  `"${hash}"`,
  `"${hash}.br"`,
  `W/"${hash}.gz"`,
  `"other", W/"${hash}.br" , "third"`,
  '*',
  `"a,b", "${hash}"`,
  `"${hash}.br-gzip"`, // as Apache marks what it compressed itself
])('If-None-Match %s names the content', (header) => {
  expect(namesContent(header, hash)).toBe(true);
});

test.each(['', '""', '"other"', hash, `"${hash}x"`, `W/${hash}`, '"*"', `"${hash.slice(0, -1)}"`])(
  'If-None-Match %j does not',
  (header) => {
    expect(namesContent(header, hash)).toBe(false);
  },
);

test('a date is compared as a date, and what cannot be read says nothing', () => {
  const changed = 'Tue, 03 Nov 2026 10:00:00 GMT';
  expect(unchangedSince('Tue, 03 Nov 2026 10:00:00 GMT', changed)).toBe(true);
  expect(unchangedSince('Tue, 03 Nov 2026 09:59:59 GMT', changed)).toBe(false);
  expect(unchangedSince('yesterday-ish', changed)).toBe(false);
});
