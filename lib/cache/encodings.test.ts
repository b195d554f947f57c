import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, compressQuickly, compressWell } from '@/lib/cache/encodings';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP;Q=0.5', 'gzip'],
  ['br;q=0', 'identity'],
  ['br;q=0.0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['identity, br;q=0.5', 'identity'],
  ['identity;q=0.5, gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['*;q=0.1, gzip;q=0', 'br'],
  ['br;q=0, *', 'gzip'],
  ['br;q=2', 'identity'],
  ['br;q=abc', 'identity'],
  ['deflate', 'identity'],
  ['br ; q=1.000 , gzip ; q=0.999', 'br'],
  ['brr, gzipp, notbr', 'identity'],
  [',,,;;;q=q', 'identity'],
])('Accept-Encoding %j is answered with %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding);
  expect(chooseEncoding(header)).toBe(encoding);
});

test('every form of a body is the same text', async () => {
  const text = Buffer.from('<p>The same words again.</p>'.repeat(100));
  const { gzip, br } = await compressQuickly(text, 'text/html; charset=utf-8');
  expect(gunzipSync(gzip!)).toEqual(text);
  expect(brotliDecompressSync(br!)).toEqual(text);
  const best = await compressWell(text);
  expect(brotliDecompressSync(best)).toEqual(text);
  expect(best.length).toBeLessThanOrEqual(br!.length);
});

test('pictures and very short bodies are left as they are', async () => {
  expect(await compressQuickly(Buffer.alloc(5_000), 'image/png')).toEqual({ identity: Buffer.alloc(5_000) });
  expect((await compressQuickly(Buffer.from('User-agent: *'), 'text/plain')).br).toBeUndefined();
});
