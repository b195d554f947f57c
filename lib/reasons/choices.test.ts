import { expect, test } from 'vitest';
import { choicesOf, citedBy } from './choices';

const selling = { number: 4, title: 'No selling', retiredAt: null };
const reason = { id: 12, title: 'An offer', words: 'Leave out the price.', retiredAt: null, guidelineId: 7 };
const clauses = [
  { id: 5, number: 1, title: 'Speak to the post' },
  { id: 7, number: 4, title: 'No selling' },
];

test('reasons come first, in order, each with its clause; a clause without any is offered by itself', () => {
  const second = { ...reason, id: 9, title: 'A shop' };
  const choices = choicesOf(
    [
      { ...reason, guideline: selling },
      { ...second, guideline: selling },
    ],
    clauses,
  );
  expect(choices.map(({ value, clause }) => [value, clause.number])).toEqual([
    ['reason:12', 4],
    ['reason:9', 4],
    ['clause:5', 1],
  ]);
  expect(choices[0]).toMatchObject({ title: 'An offer', words: 'Leave out the price.' });
  expect(choices[2]).toMatchObject({ title: 'Speak to the post', words: '' });
});

test('a retired reason is not offered, nor one whose clause is retired; the clause it served is then offered by itself', () => {
  const retiredAt = new Date();
  expect(choicesOf([{ ...reason, retiredAt, guideline: selling }], clauses).map(({ value }) => value)).toEqual([
    'clause:5',
    'clause:7',
  ]);
  expect(choicesOf([{ ...reason, guideline: { ...selling, retiredAt } }], []).map(({ value }) => value)).toEqual([]);
});

test('a choice is read back, and what is none cites nothing', () => {
  expect(citedBy('reason:12')).toEqual({ reasonId: 12, guidelineId: null });
  expect(citedBy('clause:3')).toEqual({ reasonId: null, guidelineId: 3 });
  for (const wrong of [undefined, '', 'reason:', 'reason:0', 'clause:1; drop table', 'word:1', { reason: 1 }]) {
    expect(citedBy(wrong)).toEqual({ reasonId: null, guidelineId: null });
  }
});
