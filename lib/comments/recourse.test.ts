import { expect, test } from 'vitest';
import { type Judged, recourseOf, timesRevised } from './recourse';

const DAY_MS = 86_400_000;
const decidedAt = new Date('2026-03-06T12:00:00Z');
const after = (days: number) => new Date(decidedAt.getTime() + days * DAY_MS);
const fairness = { reviseDays: 14, appealDays: 30, appealDeskMinutes: 480 };

type Decision = Judged['decisions'][number];
const decision = (toState: Decision['toState'], version = 1, appeals: Decision['appeals'] = []): Decision => ({
  toState,
  version,
  createdAt: decidedAt,
  appeals,
});
const rejected: Judged = {
  state: 'rejected',
  kind: 'comment',
  version: 1,
  importedFrom: null,
  post: { state: 'published' },
  decisions: [decision('rejected')],
};
const may = (change: Partial<Judged> = {}, now = after(1)) => {
  const { revise, appeal } = recourseOf({ ...rejected, ...change }, fairness, now);
  return [revise?.left ?? 0, appeal !== null];
};

test('a rejected answer may be revised twice and appealed once, each within its days, to the millisecond', () => {
  expect(recourseOf(rejected, fairness, after(1))).toEqual({
    revise: { until: after(14), left: 2 },
    appeal: { until: after(30) },
  });
  expect(may({}, after(14))).toEqual([2, true]);
  expect(may({}, new Date(after(14).getTime() + 1))).toEqual([0, true]);
  expect(may({}, new Date(after(30).getTime() + 1))).toEqual([0, false]);
});

test('what was taken for spam can be appealed and not revised', () => {
  expect(may({ state: 'spam', decisions: [decision('spam')] })).toEqual([0, true]);
});

test('while an appeal is read, nothing else is done; once dismissed it is not appealed again, but revised', () => {
  const open = { state: 'open' as const, judgedAt: null };
  expect(may({ decisions: [decision('rejected', 1, [open])] })).toEqual([0, false]);
  const dismissed = { state: 'dismissed' as const, judgedAt: after(20) };
  expect(may({ decisions: [decision('rejected', 1, [dismissed])] }, after(21))).toEqual([2, false]);
  expect(may({ decisions: [decision('rejected', 1, [dismissed])] }, after(35))).toEqual([0, false]);
});

test('a new decision can be appealed again, and each revision counts', () => {
  const twice = { version: 2, decisions: [decision('rejected', 2), decision('rejected', 1)] };
  expect(may(twice)).toEqual([1, true]);
  const thrice = { version: 3, decisions: [decision('rejected', 3), ...twice.decisions] };
  expect(may(thrice)).toEqual([0, true]);
});

test('only changes in answer to a rejection count: not those made while it waited, nor a second thought of the editors', () => {
  const count = (version: number, decisions: Decision[]) => timesRevised({ version, decisions });
  expect(count(4, [decision('rejected', 4)])).toBe(0); // edited thrice before anybody read it
  expect(count(1, [decision('rejected'), decision('pending'), decision('rejected')])).toBe(0);
  expect(count(2, [decision('rejected', 2), decision('pending'), decision('rejected')])).toBe(0);
  expect(count(2, [decision('rejected')])).toBe(1); // revised, and waiting
});

test('what waits, stands, was withdrawn or imported, or whose post is gone, has no recourse', () => {
  for (const state of ['pending', 'approved', 'withdrawn', 'deleted'] as const) {
    expect(may({ state, decisions: [decision(state)] })).toEqual([0, false]);
    expect(may({ state })).toEqual([0, false]);
  }
  expect(may({ decisions: [] })).toEqual([0, false]);
  expect(may({ importedFrom: 'wordpress:1' })).toEqual([0, false]);
  expect(may({ kind: 'pingback' })).toEqual([0, false]);
  expect(may({ post: { state: 'withdrawn' } })).toEqual([0, false]);
  expect(may({ version: 50, decisions: [decision('rejected', 50)] })).toEqual([0, true]);
});
