import { expect, test } from 'vitest';
import { sanitizeImported } from '@/lib/text/sanitize';
import { originalsOf, pictureAddressesIn, placePictures } from './place-pictures';

const boat = { src: '/media/key/640.jpg', srcSet: '/media/key/640.webp 640w', width: 640, height: 480, alt: 'A boat' };
const library = (address: string) => (address === 'https://quay.example/boat.jpg?w=3&h=4' ? boat : null);

test('a picture of the library is shown from the library, with its own words or the library’s', () => {
  const html = sanitizeImported('<p><img src="https://quay.example/boat.jpg?w=3&amp;h=4" width="9999"></p>');
  expect(placePictures(html, library)).toBe(
    '<p><img src="/media/key/640.jpg" srcset="/media/key/640.webp 640w" sizes="(min-width: 640px) 640px, 100vw" width="640" height="480" alt="A boat" loading="lazy" decoding="async"></p>',
  );
  expect(placePictures(html.replace('alt=""', 'alt="A &quot;dinghy&quot;"'), library)).toContain(
    'alt="A &quot;dinghy&quot;"',
  );
});

test('a picture keeps the side on which it stood, and the size in which it was shown', () => {
  const written =
    '<img class="alignleft size-medium" src="https://quay.example/boat.jpg?w=3&amp;h=4" width="300" height="225">';
  const placed = placePictures(sanitizeImported(written), library);
  expect(placed).toContain('width="300" height="225"');
  expect(placed).toContain('sizes="(min-width: 300px) 300px, 100vw"');
  expect(placed).toContain('class="alignleft size-medium"');
  const large = { ...boat, width: 1600, height: 1200 };
  expect(placePictures(sanitizeImported(written.replace('300', '5000')), () => large)).toContain(
    'sizes="(min-width: 48em) 42rem, 100vw" width="1600" height="1200"',
  );
});

test('a picture that is elsewhere becomes a link to it, and no link within a link', () => {
  const lost = '<img src="https://gone.example/a.jpg" alt="A &lt;quay&gt;" />';
  const link = '<a href="https://gone.example/a.jpg">Picture: A &lt;quay&gt;</a>';
  expect(placePictures(`<figure>${lost}</figure>`, library)).toBe(`<figure>${link}</figure>`);
  expect(placePictures('<img src="https://gone.example/f/b.jpg?w=1" alt="" />', library)).toContain('>Picture: b.jpg<');
  expect(placePictures(`<a href="/x">${lost}</a>${lost}`, library)).toBe(
    `<a href="/x">Picture: A &lt;quay&gt;</a>${link}`,
  );
});

test('a link to the large self of a picture stays at home', () => {
  const html =
    '<a href="https://quay.example/boat.jpg?w=3&amp;h=4"><img src="https://quay.example/boat.jpg?w=3&amp;h=4" alt="" /></a>';
  expect(placePictures(html, library)).toMatch(/^<a href="\/media\/key\/640.jpg"><img src="\/media/);
});

test('what was placed is safe already, and placing again changes nothing', () => {
  const placed = sanitizeImported(
    placePictures('<p><img src="https://quay.example/boat.jpg?w=3&amp;h=4" alt="" /></p>', library),
  );
  expect(placed).toContain('srcset="/media/key/640.webp 640w"');
  expect(sanitizeImported(placePictures(placed, library))).toBe(placed);
  expect(pictureAddressesIn(placed)).toEqual([]);
});

test('one file has many addresses', () => {
  const [original] = originalsOf('https://quay.example/files/boat.jpg');
  for (const form of [
    'http://quay.example/files/boat.jpg?w=604&h=3',
    'https://quay.example/files/boat-300x200.jpg',
    'https://quay.example/files/boat-scaled.jpg',
    'https://i2.wp.com/quay.example/files/boat.jpg?resize=3,4',
  ]) {
    expect(originalsOf(form), form).toContain(original);
  }
  expect(originalsOf('nonsense')).toEqual([]);
});
