import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xssStrings } from '@/lib/text/corpus/xss';
import { jsonForScript } from '@/lib/text/json';

test('nothing in it can end a script, start a comment or break a line', () => {
  expect(jsonForScript({ a: '</script><!-- & \u2028\u2029' })).toBe(
    '{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029"}',
  );
  for (const attack of xssStrings) expect(jsonForScript({ [attack]: attack })).not.toMatch(/[<>&\u2028\u2029]/);
});

test('it is read back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(JSON.parse(jsonForScript(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 5000 },
  );
  expect(jsonForScript(undefined)).toBe('null');
});
