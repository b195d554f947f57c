import { expect, test } from 'vitest';
import { tooManyReports } from './limits';

const quiet = { fromHere: 0, fromEverywhere: 0 };
const guest = { isKnown: false, isProven: false, isNotice: false };

test('an hour’s reports from one network end somewhere, later for those who proved to be no machine', () => {
  const passes = (fromHere: number, isProven: boolean) =>
    tooManyReports({ ...quiet, fromHere }, { ...guest, isProven }) === null;
  expect([passes(3, false), passes(4, false), passes(4, true), passes(11, true), passes(12, true)]).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
});

test('in a flood from everywhere those who are known come through, and notices, which the law wants taken', () => {
  const flood = { fromHere: 0, fromEverywhere: 300 };
  expect(tooManyReports(flood, { ...guest, isProven: true })).toMatch(/at the moment/);
  expect(tooManyReports(flood, { ...guest, isKnown: true, isProven: true })).toBe(null);
  expect(tooManyReports(flood, { ...guest, isNotice: true })).toBe(null);
  expect(tooManyReports({ ...flood, fromHere: 8 }, { ...guest, isNotice: true })).toMatch(/your network/);
});
