import { expect, test } from 'vitest';
import { spellingsOf } from '@/lib/pages/old-addresses';

test('an old address is found however it was written down', () => {
  expect(spellingsOf('/2012/03/old')).toEqual(['/2012/03/old', '/2012/03/old/']);
  expect(spellingsOf('/2012/03/old/')).toEqual(['/2012/03/old', '/2012/03/old/']);
  expect(spellingsOf('/caf%C3%A9')).toContain('/café/');
  expect(spellingsOf('/caf%C3%A9')).toContain('/caf%c3%a9');
  expect(spellingsOf('/?p=12')).toEqual(['/?p=12']);
});

test('what PostgreSQL could not read is never asked for', () => {
  expect(spellingsOf('/a%00b')).toEqual([]);
  expect(spellingsOf('/a\0b')).toEqual([]);
  expect(spellingsOf(`/${'a'.repeat(2_000)}`)).toEqual([]);
  expect(spellingsOf('/%E0%A4%A')).toContain('/%E0%A4%A');
});
