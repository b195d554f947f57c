import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArchiveComment } from './archive';
import { threadOrder } from './threads';

function comment(origin: string, parent: string | null = null, minute = 0): ArchiveComment {
  return {
    ...{ origin, parent, kind: 'comment', state: 'approved', reason: '', html: '', source: '' },
    writer: { name: origin, email: null, webAddress: null, author: null },
    sentAt: new Date(Date.UTC(2021, 2, 3, 9, minute)),
  };
}

const none: ReadonlySet<string> = new Set();
const names = (levels: ArchiveComment[][]) => levels.map((level) => level.map(({ origin }) => origin));

test('an answer comes after what it answers, even when its date is earlier', () => {
  const { levels, orphans } = threadOrder([comment('c', 'b', 1), comment('b', 'a', 2), comment('a', null, 3)], none);
  expect(names(levels)).toEqual([['a'], ['b'], ['c']]);
  expect(orphans).toEqual([]);
});

test('what answers somebody who is not there begins a thread of its own', () => {
  const { levels, orphans } = threadOrder([comment('a', 'gone'), comment('b', 'a')], none);
  expect(names(levels)).toEqual([['a'], ['b']]);
  expect(levels[0]![0]!.parent).toBeNull();
  expect(orphans.map(({ origin }) => origin)).toEqual(['a']);
});

test('what is under the post already can be answered', () => {
  const { levels, orphans } = threadOrder([comment('b', 'a')], new Set(['a']));
  expect(levels[0]![0]!.parent).toBe('a');
  expect(orphans).toEqual([]);
});

test('a circle is opened at one place', () => {
  const { levels, orphans } = threadOrder(
    [comment('a', 'c'), comment('b', 'a'), comment('c', 'b'), comment('d', 'd')],
    none,
  );
  expect(levels.flat()).toHaveLength(4);
  expect(orphans).toHaveLength(2);
});

test('a thread as deep as it is long, and as wide', () => {
  const deep = Array.from({ length: 20_000 }, (_, index) =>
    comment(String(index), index === 0 ? null : String(index - 1)),
  );
  expect(threadOrder(deep.reverse(), none).levels).toHaveLength(20_000);
  const wide = Array.from({ length: 450 }, (_, index) => comment(String(index)));
  expect(threadOrder(wide, none).levels.map((level) => level.length)).toEqual([200, 200, 50]);
});

test('whatever the threads are, each comment is placed once, after its parent', () => {
  const threads = fc.array(fc.tuple(fc.nat(30), fc.option(fc.nat(35))), { maxLength: 40 });
  fc.assert(
    fc.property(threads, (pairs) => {
      const comments = pairs.map(([own, parent], minute) =>
        comment(String(own), parent === null ? null : String(parent), minute),
      );
      const { levels } = threadOrder(comments, none);
      const placed = new Set<string>();
      for (const level of levels) {
        for (const { parent } of level) expect(parent === null || placed.has(parent)).toBe(true);
        for (const { origin } of level) placed.add(origin);
      }
      expect(levels.flat()).toHaveLength(new Set(comments.map(({ origin }) => origin)).size);
      expect(placed.size).toBe(levels.flat().length);
    }),
    { numRuns: 500 },
  );
});
