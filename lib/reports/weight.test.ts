import { expect, test } from 'vitest';
import { isReportedEnough, weightOf } from './weight';

const newcomer = { acted: 0, dismissed: 0 };
const trusted = { acted: 9, dismissed: 2 };
const crying = { acted: 0, dismissed: 5 };

test('three newcomers are three, and two are not', () => {
  expect(isReportedEnough([newcomer, newcomer, newcomer], 3)).toBe(true);
  expect(isReportedEnough([newcomer, newcomer], 3)).toBe(false);
});

test('whoever was right before counts twice; whoever never was counts nothing', () => {
  expect([weightOf(trusted), weightOf(newcomer), weightOf(crying)]).toEqual([2, 1, 0]);
  expect(isReportedEnough([trusted, newcomer], 3)).toBe(true);
  expect(isReportedEnough([crying, crying, newcomer, newcomer], 3)).toBe(false);
});

test('being wrong now and then costs no trust, being wrong often does', () => {
  expect(weightOf({ acted: 4, dismissed: 0 })).toBe(1);
  expect(weightOf({ acted: 8, dismissed: 3 })).toBe(1);
  expect(weightOf({ acted: 1, dismissed: 40 })).toBe(1);
});

test('nobody hides an answer alone', () => {
  expect(isReportedEnough([trusted], 2)).toBe(false);
});
