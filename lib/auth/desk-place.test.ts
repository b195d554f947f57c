import { expect, test } from 'vitest';
import { deskPlace } from './desk-place';

test('a place on the queue is come back to', () => {
  const place = '/desk/queue?view=reported&after=1700000000000_12&comment=7&q=two+words%2C%20more';
  expect(deskPlace(place)).toBe(place);
  expect(deskPlace('/desk/queue')).toBe('/desk/queue');
});

test('nothing else is gone to', () => {
  for (const sent of [
    'https://evil.example/desk/queue',
    '//evil.example',
    '/desk/queue@evil.example',
    '/desk/queue?x=1#//evil.example',
    '/desk/queue/../../me',
    '/desk/queue?x=\r\nSet-Cookie: a=b',
    `/desk/queue?${'x'.repeat(600)}`,
    null,
    7,
  ]) {
    expect(deskPlace(sent)).toBe('/desk/queue');
  }
});
