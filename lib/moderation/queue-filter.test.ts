import { expect, test } from 'vitest';
import { narrowings, readFilter, unfiltered, without, writeFilter } from './queue-filter';
import { placeText, queuePath, readPlace } from './queue-path';

const asked = {
  view: 'all',
  q: 'tide  gauge',
  post: 'the-gauge',
  person: '12',
  state: 'rejected',
  because: 'reason:3',
  rule: 'word:7',
  from: '2026-01-31',
  to: '2026-02-28',
  like: '44',
  editor: '5',
};

test('a filter stands in the address as it was asked for, and is read back from it', () => {
  const filter = readFilter(asked);
  expect(filter).toMatchObject({ view: 'all', words: 'tide gauge', person: '12', like: 44, editor: 5 });
  expect(readFilter(Object.fromEntries(writeFilter(filter)))).toEqual(filter);
  expect(queuePath({ filter: unfiltered('waiting') })).toBe('/desk/queue');
  expect(queuePath({ filter: unfiltered('spam'), comment: 9, done: 3 })).toBe('/desk/queue?view=spam&comment=9&done=3');
});

test('what makes no sense is left out, and never refused', () => {
  const hostile = {
    view: 'nothing',
    q: ['a', 'b'],
    state: "approved' or 1=1",
    because: 'reason:0',
    rule: '<script>',
    from: '2026-02-31',
    to: '0001-01-01',
    like: '-1',
    editor: '99999999999',
  };
  expect(readFilter(hostile)).toEqual(unfiltered('waiting'));
  expect(readFilter({ q: `${'x'.repeat(5_000)}\u0000` }).words).toHaveLength(200);
});

test('a view of one state is not narrowed to another', () => {
  expect(readFilter({ view: 'spam', state: 'approved' }).state).toBe('');
  expect(readFilter({ view: 'reported', state: 'approved' }).state).toBe('approved');
});

test('each part of a filter can be taken away by itself', () => {
  let filter = readFilter(asked);
  expect(narrowings(filter)).toHaveLength(10);
  for (const part of narrowings(filter)) filter = without(filter, part);
  expect(filter).toEqual(unfiltered('all'));
});

test('a place is carried by a form and found again, with what could not be decided', () => {
  const filter = readFilter(asked);
  const place = placeText({ filter, after: '1700000000000_5' });
  expect(readPlace(Object.fromEntries(new URLSearchParams(place)))).toMatchObject({ filter, after: '1700000000000_5' });
  const batch = '6f2c1ab4-1111-4222-8333-444455556666';
  const path = queuePath({ filter, batch, missed: [3, 4] });
  const read = readPlace(Object.fromEntries(new URL(path, 'http://desk.example').searchParams));
  expect(read).toMatchObject({ batch, missed: [3, 4] });
  expect(readPlace({ batch: 'x', missed: '1.x.-2.3', after: "1'--", done: '0' })).toMatchObject({
    batch: null,
    missed: [1, 3],
    after: null,
    done: null,
  });
});
