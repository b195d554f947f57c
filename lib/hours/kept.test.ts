import { expect, test } from 'vitest';
import { DEFAULT_CALENDAR } from '@/lib/hours/calendar';
import { promiseKept, summarisePromises } from '@/lib/hours/kept';

const at = (text: string) => new Date(`2026-03-${text}Z`);
const now = at('12T12:00');

test('to the very moment, a promise is kept', () => {
  const due = at('10T12:00');
  expect(promiseKept({ due, decidedAt: due })).toBe(true);
  expect(promiseKept({ due, decidedAt: at('10T12:00:01') })).toBe(false);
});

test('overdue and undecided is broken; not yet due says nothing', () => {
  const promises = [
    { submittedAt: at('10T10:00'), due: at('10T12:00'), decidedAt: at('10T10:30') },
    { submittedAt: at('10T16:30'), due: at('11T10:30'), decidedAt: at('11T09:30') },
    { submittedAt: at('10T10:00'), due: at('10T12:00'), decidedAt: at('10T14:00') },
    { submittedAt: at('11T10:00'), due: at('11T12:00'), decidedAt: null },
    { submittedAt: at('12T11:00'), due: at('12T13:00'), decidedAt: null },
  ];
  expect(summarisePromises(promises, DEFAULT_CALENDAR, now)).toEqual({
    promised: 4,
    kept: 2,
    share: 0.5,
    medianDeskMinutes: 60,
  });
});

test('of an even number the median lies in the middle', () => {
  const decided = ['10T10:20', '10T10:40'].map((time) => ({
    submittedAt: at('10T10:00'),
    due: at('10T12:00'),
    decidedAt: at(time),
  }));
  expect(summarisePromises(decided, DEFAULT_CALENDAR, now).medianDeskMinutes).toBe(30);
});

test('before anything was promised there is no share', () => {
  expect(summarisePromises([], DEFAULT_CALENDAR, now)).toEqual({
    promised: 0,
    kept: 0,
    share: null,
    medianDeskMinutes: null,
  });
});
