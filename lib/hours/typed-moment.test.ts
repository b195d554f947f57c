import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTypedMoment, momentTyped, typedMoment } from './typed-moment';

const berlin = (typed: string) => momentTyped('Europe/Berlin', typed)?.toISOString();

test('what is typed is meant in the blog’s own time, summer and winter', () => {
  expect(berlin('2026-03-14T18:00')).toBe('2026-03-14T17:00:00.000Z');
  expect(berlin('2026-07-14 18:00:00')).toBe('2026-07-14T16:00:00.000Z');
});

test('an hour that comes twice is the first; one that is leapt over is the moment after', () => {
  expect(berlin('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(berlin('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
});

test('what is no date is none', () => {
  for (const typed of ['', 'tomorrow', '2026-02-30T10:00', '2026-03-14', '2026-03-14T24:00', '14.3.2026 18:00']) {
    expect(isTypedMoment(typed), typed).toBe(false);
    expect(momentTyped('Europe/Berlin', typed)).toBe(null);
  }
});

test('a moment fills the field and comes back as itself, in any zone, to the minute', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC');
  const at = fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, at, (timeZone, moment) => {
      const back = momentTyped(timeZone, typedMoment(timeZone, moment))!.getTime();
      const minute = Math.floor(moment.getTime() / 60_000) * 60_000;
      // In the hour that comes twice, the field cannot say which of the two it is.
      expect([minute, minute - 3_600_000]).toContain(back);
    }),
    { numRuns: 300 },
  );
});
