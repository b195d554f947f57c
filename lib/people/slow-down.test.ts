import { expect, test } from 'vitest';
import { networkOf, SlowDown } from './slow-down';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 6, 12, 0, seconds));

test('five wrong passwords are free, then each costs twice the wait of the one before', () => {
  const slowDown = new SlowDown();
  for (let tries = 0; tries < 4; tries += 1) slowDown.failed('ada from here', at(0));
  expect(slowDown.pauseBefore('ada from here', at(0))).toBe(0);
  slowDown.failed('ada from here', at(0));
  expect(slowDown.pauseBefore('ada from here', at(0))).toBe(2_000);
  expect(slowDown.pauseBefore('ada from here', at(2))).toBe(0);
  slowDown.failed('ada from here', at(2));
  expect(slowDown.pauseBefore('ada from here', at(2))).toBe(4_000);
  for (let tries = 0; tries < 50; tries += 1) slowDown.failed('ada from here', at(2));
  expect(slowDown.pauseBefore('ada from here', at(2))).toBe(300_000);
});

test('the owner, who is elsewhere, is not kept waiting, and a right password is forgiven everything', () => {
  const slowDown = new SlowDown();
  for (let tries = 0; tries < 9; tries += 1) slowDown.failed('ada from here', at(0));
  expect(slowDown.pauseBefore('ada from there', at(0))).toBe(0);
  slowDown.succeeded('ada from here');
  expect(slowDown.pauseBefore('ada from here', at(0))).toBe(0);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8:0:0::/64'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
