import { expect, test } from 'vitest';
import { pictureKind } from './kind';

test('a picture is known by its first bytes', () => {
  expect(pictureKind(Buffer.from('ffd8ffe000104a46', 'hex'))).toBe('image/jpeg');
  expect(pictureKind(Buffer.from('89504e470d0a1a0a', 'hex'))).toBe('image/png');
  expect(pictureKind(Buffer.from('RIFF....WEBPVP8 '))).toBe('image/webp');
  expect(pictureKind(Buffer.from('GIF89a'))).toBe('image/gif');
});

test('whatever can carry a script, or needs a decoder that we do not trust, is none', () => {
  const others = [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0"?><svg/>',
    '<!doctype html>',
    'II*\0',
    'MM\0*',
    'BM',
    '%PDF-1.7',
    'GIF87',
    'RIFF....WAVE',
    'PK\x03\x04',
    '',
    '\0\0\0\x1cftypavif',
    '\0\0\0\x18ftypheic',
  ];
  for (const other of others) expect(pictureKind(Buffer.from(other, 'latin1'))).toBe(null);
});
