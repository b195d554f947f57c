import { expect, test } from 'vitest';
import { renditionFile } from './folder';
import { pictureKeysIn, pictureMarkdown, pictureOf } from './picture';

const stored = {
  key: 'abcdefgh12345678',
  alt: 'A tide gauge',
  placeholder: '#808080',
  renditions: [
    { width: 800, height: 600, format: 'webp', bytes: 2 },
    { width: 480, height: 360, format: 'webp', bytes: 1 },
    { width: 800, height: 600, format: 'jpg', bytes: 3 },
  ],
};

test('a picture offers its renditions from small to large, and a JPEG to whoever knows nothing else', () => {
  expect(pictureOf(stored)).toEqual({
    src: '/media/abcdefgh12345678/800.jpg',
    srcSet: '/media/abcdefgh12345678/480.webp 480w, /media/abcdefgh12345678/800.webp 800w',
    width: 800,
    height: 600,
    alt: 'A tide gauge',
    placeholder: '#808080',
  });
  expect(pictureOf({ ...stored, decorative: true }).alt).toBe('');
});

test('a caption cannot break out of the Markdown that carries it', () => {
  const markdown = pictureMarkdown({ key: stored.key, alt: 'a ](x) b', caption: 'He said "so"\n<i>' });
  expect(markdown).toBe('![a \\](x) b](/media/abcdefgh12345678 "He said \\"so\\" \\<i\\>")');
  expect(pictureKeysIn(`${markdown} and again ${markdown}`)).toEqual([stored.key]);
});

test('only a rendition has a file', () => {
  expect(renditionFile(stored.key, '480.webp')).toMatch(/media.abcdefgh12345678.480\.webp$/);
  const wrong = ['../480.webp', '480.svg', '480.webp/', '480.webp\0', '..', '', '0480.webp', '480.WEBP', '%2e%2e'];
  for (const file of wrong) expect(renditionFile(stored.key, file)).toBe(null);
  for (const key of ['..', '.', '', 'a/b/c/d/e/f', '..%2f..%2fetc', 'abcdefgh\\..\\x', '.new-abcdefgh']) {
    expect(renditionFile(key, '480.webp')).toBe(null);
  }
});
