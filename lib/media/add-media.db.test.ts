import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { stranger, system } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { addMedia } from './add-media';
import { pictureFolder } from './folder';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#446688' } });
const described = { name: 'harbour.png', alt: 'A harbour at low water' };

test('a picture is stored re-encoded, never larger than it was, and without its metadata', async () => {
  const marker = '<script>alert(1)</script>';
  const bytes = await blank(1000, 500)
    .withMetadata({ exif: { IFD0: { Copyright: marker } } })
    .jpeg()
    .toBuffer();
  expect(bytes.includes(marker)).toBe(true);

  const added = await addMedia(system, { ...described, bytes: Buffer.concat([bytes, Buffer.from(marker)]) });
  if (!added.ok) throw new Error(added.refusal.message);
  const row = await db.media.findUniqueOrThrow({ where: { id: added.value.id } });
  expect(row).toMatchObject({
    width: 1000,
    height: 500,
    kind: 'image/jpeg',
    placeholder: expect.stringMatching(/^#4[0-9a-f]{5}$/),
  });
  const files = readdirSync(pictureFolder(added.value.key));
  expect(files.toSorted()).toEqual(['1000.jpg', '1000.webp', '240.webp', '480.webp', '800.webp']);
  for (const file of files)
    expect(readFileSync(path.join(pictureFolder(added.value.key), file)).includes(marker)).toBe(false);
});

test('the same origin is one picture', async () => {
  const bytes = await blank(20, 20).png().toBuffer();
  const first = await addMedia(system, { ...described, bytes, importedFrom: 'https://old.example/a.png' });
  expect(await addMedia(system, { ...described, bytes, importedFrom: 'https://old.example/a.png' })).toEqual(first);
});

test('what is no picture, too large or undescribed is refused in words and leaves nothing behind', async () => {
  const author = { kind: 'author', personId: null, name: 'Ada', sessionId: 's' } as never;
  const png = await blank(30, 30).png().toBuffer();
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(64_000, 16);
  bomb.writeUInt32BE(64_000, 20);
  const before = readdirSync(path.join(env.dataDir, 'media')).length;
  const refused = [
    { ...described, bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    { ...described, bytes: Buffer.alloc(10 * 1024 * 1024 + 1) },
    { ...described, bytes: Buffer.alloc(0) },
    { ...described, bytes: bomb },
    { ...described, bytes: png.subarray(0, png.length / 2) },
    { ...described, bytes: png, alt: ' ' },
  ];
  for (const media of refused)
    expect(await addMedia(author, media)).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  expect(await addMedia(stranger, { ...described, bytes: png })).toMatchObject({
    ok: false,
    refusal: { code: 'forbidden' },
  });
  expect(readdirSync(path.join(env.dataDir, 'media')).length).toBe(before);
});

test('a damaged picture is shown or refused, and never more than that', async () => {
  const seed = await sharp(Buffer.from([...Array(3 * 32 * 32).keys()].map((n) => n % 251)), {
    raw: { width: 32, height: 32, channels: 3 },
  })
    .jpeg()
    .toBuffer();
  for (let turn = 0; turn < 8; turn += 1) {
    const damaged = Buffer.from(seed);
    for (let flip = 0; flip < 4; flip += 1) damaged[20 + ((turn * 131 + flip * 67) % (seed.length - 20))]! ^= 0xff;
    const outcome = await addMedia(system, { ...described, bytes: damaged });
    expect(outcome.ok || outcome.refusal.code === 'invalid').toBe(true);
  }
});
