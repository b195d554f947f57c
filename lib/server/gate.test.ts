import { expect, test } from 'vitest';
import { POOL_MAX } from '@/lib/db/client';
import { MOST_LISTENERS } from '@/lib/live/switchboard';
import { classOf, Gate } from './gate';

test('however many search at once, some connections to the database are left for pages and forms', () => {
  const gate = new Gate();
  const searching = Array.from({ length: 1_000 }, () => gate.enter('search')).filter(Boolean).length;
  expect(searching).toBeGreaterThan(0);
  expect(searching).toBeLessThanOrEqual(POOL_MAX - 4);
  expect(gate.refused).toBe(1_000 - searching);
  expect(gate.enter('sending')).toBe(true);
});

test('desks that stay open take no room from those who read, and there is room for all that may listen', () => {
  const gate = new Gate();
  const kind = classOf('GET', '/api/desk/live');
  const open = Array.from({ length: 1_000 }, () => gate.enter(kind)).filter(Boolean).length;
  expect(open).toBeGreaterThanOrEqual(MOST_LISTENERS);
  expect(open).toBeLessThan(1_000);
  expect(classOf('GET', '/desk/queue')).toBe('reading');
  expect(gate.enter('reading')).toBe(true);
});
