import { expect, test } from 'vitest';
import { headline } from './headline';

const quiet = { week: { kept: 0, promised: 0 }, late: 0, waiting: 0, nextDue: null };
const whole = (facts: typeof quiet | Parameters<typeof headline>[0]) => {
  const { strong, rest, more } = headline(facts);
  return `${strong}${rest} ${more}`;
};

test('an empty desk says so', () => {
  expect(whole(quiet)).toBe('No answers have been decided this week yet. Nobody waits.');
});

test('one is not a statistic', () => {
  expect(whole({ ...quiet, week: { kept: 1, promised: 1 }, waiting: 1, late: 1 })).toBe(
    'The one answer of this week was read when we said it would be. One answer waits; it is late.',
  );
});

test('many are counted, and the next is named', () => {
  expect(whole({ week: { kept: 219, promised: 223 }, late: 0, waiting: 14, nextDue: 'today, 16:50' })).toBe(
    '219 of 223 answers this week were read when we said they would be. 14 answers wait; the next is due today, 16:50.',
  );
  expect(whole({ week: { kept: 5, promised: 5 }, late: 2, waiting: 3, nextDue: 'today, 16:50' })).toBe(
    'All 5 answers this week were read when we said they would be. 3 answers wait; 2 are late.',
  );
});
