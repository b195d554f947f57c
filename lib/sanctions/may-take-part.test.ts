import { expect, test } from 'vitest';
import { barredWords, mayTakePart, type Sanction, type SanctionKind } from './may-take-part';

const now = new Date('2026-03-06T12:00:00Z');
const later = new Date('2026-03-06T15:00:00Z');
const on = (kind: SanctionKind, endsAt: Date | null = null): Sanction => ({ kind, endsAt });

test('whoever is not sanctioned, or only warned, takes part as everybody', () => {
  expect(mayTakePart([], now)).toEqual({ may: true, isHeld: false });
  expect(mayTakePart([on('warning')], now)).toEqual({ may: true, isHeld: false });
});

test('whoever is always held takes part, and is read first', () => {
  expect(mayTakePart([on('always_held')], now)).toEqual({ may: true, isHeld: true });
});

test('a suspension and a ban keep out, the ban before the suspension, until the later end', () => {
  expect(mayTakePart([on('suspension', later)], now)).toEqual({ may: false, because: 'suspension', until: later });
  expect(mayTakePart([on('suspension', later), on('ban')], now)).toEqual({ may: false, because: 'ban', until: null });
  expect(mayTakePart([on('ban', later), on('ban')], now)).toEqual({ may: false, because: 'ban', until: null });
});

test('the clock ends a sanction, to the millisecond', () => {
  expect(mayTakePart([on('ban', now)], now).may).toBe(true);
  expect(mayTakePart([on('ban', new Date(now.getTime() + 1))], now).may).toBe(false);
  expect(mayTakePart([on('always_held', now)], now)).toEqual({ may: true, isHeld: false });
});

test('whoever may not is told what and until when, in the blog’s time', () => {
  const words = (because: 'ban' | 'suspension', until: Date | null) =>
    barredWords({ may: false, because, until }, now, 'Europe/Berlin');
  expect(words('suspension', later)).toContain('to pause until today, 16:00');
  expect(words('ban', null)).toContain('have closed this blog to you. You can still read');
});
