// Runs as a process of its own, so that a hostile file can at worst kill this one. Takes the file on its standard input and
// the folder to fill as its argument; says what it made, or what is wrong, in one line of JSON.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

const WIDTHS = [240, 480, 800, 1200, 1600];
const FALLBACK_WIDTH = 1200;
const [folder, pixelsMax, framesMax] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];

sharp.cache(false);
sharp.concurrency(1);
// Whatever the bytes pretend to be: only four decoders can be reached (libheif, librsvg and the rest never).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

try {
  const made = await makeRenditions(await readAll(process.stdin));
  process.stdout.write(JSON.stringify({ made }));
} catch (error) {
  const full = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes(error?.code);
  process.stdout.write(JSON.stringify({ problem: full ? 'disk' : (error?.problem ?? 'broken') }));
}

async function makeRenditions(bytes) {
  const input = { limitInputPixels: pixelsMax, failOn: 'error', sequentialRead: true };
  const facts = await sharp(bytes, { ...input, limitInputPixels: false }).metadata();
  const frames = facts.pages ?? 1;
  if (facts.width * (facts.pageHeight ?? facts.height) > pixelsMax) throw { problem: 'pixels' };
  if (frames > framesMax) throw { problem: 'frames' };

  // Decoded once, upright, in sRGB, without a word of metadata; every rendition is made from these pixels.
  const largest = await sharp(bytes, input)
    .autoOrient()
    .resize({ width: WIDTHS.at(-1), withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = largest.info;
  const pixels = () => sharp(largest.data, { raw: { width, height, channels } });

  const renditions = [];
  for (const wanted of new Set([...WIDTHS.filter((step) => step < width), width])) {
    const file = await pixels()
      .resize({ width: wanted })
      .webp({ quality: 80, smartSubsample: true })
      .toBuffer({ resolveWithObject: true });
    renditions.push(await keep(file, 'webp'));
  }
  const fallback = await pixels()
    .resize({ width: Math.min(width, FALLBACK_WIDTH) })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer({ resolveWithObject: true });
  renditions.push(await keep(fallback, 'jpg'));

  const turned = (facts.orientation ?? 1) >= 5;
  const [wide, high] = [facts.width, facts.pageHeight ?? facts.height];
  return {
    width: turned ? high : wide,
    height: turned ? wide : high,
    renditions,
    placeholder: await meanColour(pixels()),
  };
}

async function keep({ data, info }, format) {
  await writeFile(path.join(folder, `${info.width}.${format}`), data, { mode: 0o644 });
  return { width: info.width, height: info.height, format, bytes: data.length };
}

async function meanColour(image) {
  const dot = await image
    .resize(1, 1, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const [red, green = red, blue = red] = dot.length >= 3 ? dot : [dot[0]];
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

async function readAll(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
