import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';

const dataDir = mkdtempSync(path.join(tmpdir(), 'rejoinder-media-'));
vi.stubEnv('DATA_DIR', dataDir);
const key = 'abcdefgh12345678';
mkdirSync(path.join(dataDir, 'media', key), { recursive: true });
writeFileSync(path.join(dataDir, 'media', key, '480.webp'), 'a picture');
writeFileSync(path.join(dataDir, 'secret'), 'a secret');
writeFileSync(path.join(dataDir, 'media', key, 'notes.txt'), 'not a picture');

const { GET } = await import('./route');
const get = (segments: string[], headers: Record<string, string> = {}) =>
  GET(new Request('http://blog.example/media', { headers }), { params: Promise.resolve({ path: segments }) });

test('a rendition is kept for good, and can do nothing but be a picture', async () => {
  const response = await get([key, '480.webp']);
  expect(await response.text()).toBe('a picture');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'image/webp',
    'content-disposition': 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  const again = await get([key, '480.webp'], { 'if-none-match': response.headers.get('etag')! });
  expect(again.status).toBe(304);
});

test('nothing else on the disk has an address', async () => {
  const up = ['..', '../..', '..\\..', '%2e%2e', '.', '', '\0', `${key}/..`, '....//', '/etc', 'C:\\'];
  const tries = [
    ...up.flatMap((dots) => [
      [dots, 'secret'],
      [dots, '480.webp'],
      [key, `${dots}/secret`],
      [dots, dots, 'secret'],
      [key, dots],
    ]),
    [key, 'notes.txt'],
    [key, '800.webp'],
    [key],
    [key, '480.webp', 'more'],
  ];
  for (const segments of tries) {
    const response = await get(segments);
    expect(response.status, segments.join('/')).toBe(404);
    expect(await response.text()).not.toContain('secret');
  }
});
