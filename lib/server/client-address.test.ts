import { expect, test } from 'vitest';
import { clientAddress } from '@/lib/server/client-address';

const proxy = '10.0.0.1';

test.each([
  [proxy, '203.0.113.9', 0, proxy], // nobody is believed
  [proxy, undefined, 1, proxy],
  [proxy, '203.0.113.9', 1, '203.0.113.9'],
  [proxy, '6.6.6.6, 203.0.113.9', 1, '203.0.113.9'], // what the visitor wrote stands to the left
  [proxy, '6.6.6.6, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  [proxy, '203.0.113.9', 3, '203.0.113.9'], // fewer proxies than promised
  [proxy, 'unknown', 1, proxy],
  [proxy, '203.0.113.9:4711', 1, '203.0.113.9'],
  [proxy, '"[2001:DB8::1]:4711"', 1, '2001:db8::1'],
  ['::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
  ['fe80::1%eth0', undefined, 0, 'fe80::1'],
  [undefined, undefined, 0, ''],
])('from %s, forwarded for %j, behind %i proxies: %s', (remote, forwarded, hops, address) => {
  expect(clientAddress(remote, forwarded, hops)).toBe(address);
});
