import { afterEach, expect, test } from 'vitest';
import { settled } from '@/lib/events/settle';

const key = Symbol.for('rejoinder.expired');
const known = globalThis as Record<symbol, unknown>;
afterEach(() => {
  delete known[key];
});

test('without a page cache in this process there is nothing to wait for', async () => {
  await settled(7n);
});

test('an action waits until the expiries of its event are applied', async () => {
  let apply = () => {};
  let asked = 0n;
  known[key] = (id: bigint) => {
    asked = id;
    return new Promise<void>((resolve) => {
      apply = resolve;
    });
  };
  let done = false;
  const waiting = settled(7n).then(() => {
    done = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([asked, done]).toEqual([7n, false]);
  apply();
  await waiting;
});

test('a cache that never hears of it holds nobody up for longer than a second', async () => {
  known[key] = () => new Promise(() => {});
  const began = performance.now();
  await settled(7n);
  expect(performance.now() - began).toBeGreaterThan(900);
  expect(performance.now() - began).toBeLessThan(1_500);
});
