import { expect, test } from 'vitest';
import { introduceOnce } from '@/lib/posts/introduce';
import { firstDayAfter, firstDayOf } from '@/lib/posts/months';
import { pageOf, readPageNumber } from '@/lib/posts/paging';
import { quotable } from '@/lib/posts/quotable';

test('pages begin where the last one ended, and there is none beyond the last', () => {
  expect(pageOf(17, 1, 8)).toEqual({ number: 1, pages: 3, skip: 0, take: 8 });
  expect(pageOf(17, 3, 8)?.skip).toBe(16);
  expect(pageOf(17, 4, 8)).toBeNull();
  expect(pageOf(16, 3, 8)).toBeNull();
  expect(pageOf(0, 1, 8)?.pages).toBe(1);
  expect(pageOf(0, 2, 8)).toBeNull();
});

test('a page number is written in one way', () => {
  expect(readPageNumber('12')).toBe(12);
  for (const text of ['0', '-1', '01', '1.5', '1e3', ' 1', '٣', '', '9999999', 'one'])
    expect(readPageNumber(text)).toBeNull();
});

test('months follow one another across the year’s end', () => {
  expect(firstDayOf(2026)).toBe('2026-01-01');
  expect(firstDayAfter(2026)).toBe('2027-01-01');
  expect(firstDayAfter(2026, 12)).toBe('2027-01-01');
  expect(firstDayAfter(2026, 2)).toBe('2026-03-01');
});

test('an author is introduced once a page', () => {
  const by = (name: string) => ({ authors: [{ name, handle: null, clause: 'who counts' }] });
  const clauses = introduceOnce([by('Ada'), by('Ben'), by('Ada')]).map((post) => post.authors[0]!.clause);
  expect(clauses).toEqual(['who counts', 'who counts', '']);
});

test('a quoted answer ends with a sentence, not in one', () => {
  const long = `<p>${'A first sentence of some length that says it. '.repeat(6)}</p>`;
  expect(quotable(long)).toMatch(/says it\.$/);
  expect([...quotable(`<p>${'word '.repeat(80)}</p>`)].length).toBeLessThanOrEqual(150);
  expect(quotable(`<p>${'word '.repeat(80)}</p>`)).toMatch(/…$/);
});

test('a quoted answer speaks with its own words, and never in markup', () => {
  expect(quotable('<blockquote><p>Theirs.</p></blockquote><p>Mine &amp; <em>only</em> mine.</p>')).toBe(
    'Mine & only mine.',
  );
  expect(quotable('<blockquote><p>Nothing else.</p></blockquote>')).toBe('Nothing else.');
});
