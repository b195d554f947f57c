import { expect, test } from 'vitest';
import { agreementOf, kappaInWords } from './agreement';

test('kappa is what Cohen’s formula gives for a worked table', () => {
  // 20 both approve, 15 both reject, 5 + 10 apart: observed 0.7, expected 0.5, kappa 0.4.
  const agreement = agreementOf([
    { first: 'approve', second: 'approve', pairs: 20 },
    { first: 'approve', second: 'reject', pairs: 5 },
    { first: 'reject', second: 'approve', pairs: 10 },
    { first: 'reject', second: 'reject', pairs: 15 },
  ]);
  expect(agreement?.observed).toBeCloseTo(0.7);
  expect(agreement?.kappa).toBeCloseTo(0.4);
});

test('before anybody has looked twice there is nothing to say', () => {
  expect(agreementOf([])).toBeNull();
});

test('where everything was approved by both, agreement says nothing beyond chance', () => {
  expect(agreementOf([{ first: 'approve', second: 'approve', pairs: 9 }])).toEqual({
    pairs: 9,
    observed: 1,
    kappa: null,
  });
});

test('two who always say the opposite agree less than chance would', () => {
  const agreement = agreementOf([
    { first: 'approve', second: 'reject', pairs: 5 },
    { first: 'reject', second: 'approve', pairs: 5 },
  ]);
  expect(agreement?.kappa).toBe(-1);
  expect(kappaInWords(-1)).toBe('less than chance would bring');
  expect(kappaInWords(0.4)).toBe('fair');
});
