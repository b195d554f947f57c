import { expect, test } from 'vitest';
import { quarterHour } from '@/lib/hours/quarter';

test('a quarter of an hour lasts until the next begins', () => {
  expect(quarterHour(new Date('2026-03-29T01:14:59.999Z'))).toEqual(new Date('2026-03-29T01:00:00Z'));
  expect(quarterHour(new Date('2026-03-29T01:15:00Z'))).toEqual(new Date('2026-03-29T01:15:00Z'));
});
