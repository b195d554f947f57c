import { expect, test } from 'vitest';
import { POOL_MAX } from '@/lib/db/client';
import { Gate } from './gate';

test('however many search at once, some connections to the database are left for pages and forms', () => {
  const gate = new Gate();
  const searching = Array.from({ length: 1_000 }, () => gate.enter('search')).filter(Boolean).length;
  expect(searching).toBeGreaterThan(0);
  expect(searching).toBeLessThanOrEqual(POOL_MAX - 4);
  expect(gate.refused).toBe(1_000 - searching);
  expect(gate.enter('sending')).toBe(true);
});
