import { expect, test } from 'vitest';
import { sanitizeImported, sanitizeImportedComment } from '@/lib/text/sanitize';
import type { ArchiveMedia } from '../archive';
import { type ContentContext, commentContentOf, contentOf } from './content';

const picture = (id: string, given: Partial<ArchiveMedia> = {}): ArchiveMedia => ({
  origin: `wordpress:quay.example:attachment:${id}`,
  address: `https://quay.example/files/${id}.jpg`,
  name: `${id}.jpg`,
  alt: `Picture ${id}`,
  caption: '',
  isPicture: true,
  ...given,
});

const context: ContentContext = {
  ownPictures: [picture('1'), picture('2', { caption: 'The <old> quay' })],
  mediaById: (id) => (id === '7' ? picture('7') : id === '8' ? picture('8', { isPicture: false }) : undefined),
  ownPath: (address) => (address.host === 'quay.example' ? address.pathname : null),
};

const shown = (source: string) => contentOf(source, context).html.replace(/\n+/g, '');

test('a caption becomes a figure, in both of the ways WordPress has written it', () => {
  const figure = '<figure><img src="a.jpg" /><figcaption>By the <em>river</em></figcaption></figure>';
  expect(shown('[caption id="x" width="300"]<img src="a.jpg" /> By the <em>river</em>[/caption]')).toBe(figure);
  expect(shown('[caption caption="By the river"]<a href="b.jpg"><img src="a.jpg"></a>[/caption]')).toBe(
    '<figure><a href="b.jpg"><img src="a.jpg" /></a><figcaption>By the river</figcaption></figure>',
  );
  expect(shown('[caption align="alignleft"]<img src="a.jpg"> By the river[/caption]')).toContain(
    '<figure class="alignleft"><img src="a.jpg" />',
  );
});

test('a gallery shows the pictures it names, or else those of its post', () => {
  expect(shown('[gallery ids="7,8,9"]')).toBe(
    '<figure class="wp-block-gallery columns-3 is-cropped"><figure><a href="/files/7.jpg"><img src="https://quay.example/files/7.jpg" alt="Picture 7" /></a></figure></figure>',
  );
  expect(shown('[gallery ids="7" columns="5" size="medium" link="none"]')).toBe(
    '<figure class="wp-block-gallery columns-5"><figure><img src="https://quay.example/files/7.jpg" alt="Picture 7" /></figure></figure>',
  );
  const own = shown('[gallery columns="2"]');
  expect(own).toContain('2.jpg');
  expect(own).toContain('<figcaption>The &lt;old&gt; quay</figcaption>');
  expect([...contentOf('[gallery ids="9"]', context).lost.shortcodes]).toEqual(['gallery']);
});

test('players become links', () => {
  expect(shown('[audio mp3="https://sound.example/a%20b.mp3"][/audio]')).toBe(
    '<p><a href="https://sound.example/a%20b.mp3">Audio: a b.mp3</a></p>',
  );
  expect(shown('[embed width="3"]https://video.example/1[/embed]')).toContain('<a href="https://video.example/1">');
  expect(shown('Look:\n\nhttps://video.example/watch?v=1&amp;t=2\n\nWell')).toContain(
    '<p><a href="https://video.example/watch?v=1&amp;t=2">https://video.example/watch?v=1&amp;t=2</a></p>',
  );
  expect(shown('<iframe src="//maps.example/q"></iframe>')).toContain('href="https://maps.example/q"');
  expect(shown('[video src="javascript:alert(1)"]')).toBe('');
});

test('the codes of plugins stay as words and are reported; other brackets are words', () => {
  const { html, lost } = contentOf('[contact-form id="3"] and [sic] and [[caption]] and [note]x[/note]', context);
  expect(html).toContain('[contact-form id="3"] and [sic] and [caption] and [note]x[/note]');
  expect([...lost.shortcodes]).toEqual(['contact-form', 'note']);
});

test('the block editor’s notes go; what it would have filled in is reported', () => {
  const source =
    '<!-- wp:paragraph {"a":{"b":1}} -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\nBare\n\nlines\n<!-- wp:latest-posts /-->';
  const { html, lost } = contentOf(source, context);
  expect(html.replace(/\n+/g, ' ').trim()).toBe('<p>One two</p> <p>Bare</p> <p>lines</p>');
  expect([...lost.blocks]).toEqual(['latest-posts']);
});

test('the pages of a post are one, with a rule between; "read more" goes', () => {
  expect(shown('One<!--more Go on-->\n<!--nextpage-->\nTwo')).toBe('<p>One</p><hr /><p>Two</p>');
});

test('what runs or asks is reported, and does not survive', () => {
  const { html, lost } = contentOf('<p>a</p><script>alert(1)</script><form><input></form>', context);
  expect([...lost.elements]).toEqual(['script', 'form', 'input']);
  expect(sanitizeImported(html)).not.toMatch(/script|form|input|alert/);
});

test('links to the blog itself become paths', () => {
  expect(shown('<a href="https://quay.example/about/#top">a</a>')).toContain('href="/about/#top"');
  expect(shown('<a href="https://other.example/about/">a</a>')).toContain('href="https://other.example/about/"');
});

test('a comment is paragraphs, and its pictures are links', () => {
  expect(commentContentOf('One\n\nTwo\nthree')).toBe('<p>One</p>\n<p>Two<br>\nthree</p>');
  expect(commentContentOf('See <img src="https://a.example/x.jpg" alt="a boat">')).toBe(
    '<p>See <a href="https://a.example/x.jpg">a boat</a></p>',
  );
  expect(commentContentOf('<img src="javascript:alert(1)" onerror=alert(1)>')).toBe('<p>picture</p>');
});

test('columns, groups and covers become one column', () => {
  const columns =
    '<div class="wp-block-columns"><div class="wp-block-column"><p>One</p></div><div class="wp-block-column"><p>Two</p></div></div>';
  expect(shown(`<!-- wp:columns -->${columns}<!-- /wp:columns -->`)).toBe('<p>One</p><p>Two</p>');
  const cover =
    '<div class="wp-block-cover is-light"><span></span><img src="a.jpg"><div class="wp-block-cover__inner-container"><p>Title</p></div></div>';
  expect(shown(`<!-- wp:cover -->${cover}<!-- /wp:cover -->`)).toMatch(
    /^<figure[^>]*><img src="a.jpg" \/><p>Title<\/p><\/figure>$/,
  );
});

test('each block of a text in two directions goes its own', () => {
  expect(shown('<p>שלום</p><p dir="ltr">One</p><ul><li>b</li></ul>')).toBe(
    '<p dir="auto">שלום</p><p dir="ltr">One</p><ul dir="auto"><li dir="auto">b</li></ul>',
  );
  expect(sanitizeImportedComment(commentContentOf('مرحبا'))).toBe('<p dir="auto">مرحبا</p>');
});

test('headings, tables and definitions of a comment become paragraphs', () => {
  const source = '<h2>Head</h2>\n<table><tr><th>a</th><td>b</td></tr></table><dl><dt>t</dt><dd>d</dd></dl>';
  expect(sanitizeImportedComment(commentContentOf(source)).replace(/\s*\n\s*/g, '')).toBe(
    '<p><strong>Head</strong></p><p>a · b</p><p><strong>t</strong></p><p>d</p>',
  );
});

test('what holds nothing goes, what holds a picture stays', () => {
  expect(shown('<p>&nbsp;</p><div class="spacer"><p></p></div><ul><li></li></ul>')).toBe('');
  expect(shown('<p><a href="/x"><img src="a.jpg"></a></p>')).toBe('<p><a href="/x"><img src="a.jpg" /></a></p>');
});

test('no text takes long, however it opens what it never closes', () => {
  const size = 1_000_000;
  for (const part of [
    '[caption]',
    '[caption a=',
    '<!-- wp:p {',
    '<!--',
    '<iframe>',
    '<pre>',
    '<code>',
    '<dl class="wp-caption">',
    '<a ',
    '\n ',
    ' ',
    '<br>',
    '[',
    '<div style="',
    '"',
    '=',
  ]) {
    const begun = performance.now();
    contentOf(part.repeat(size / part.length), context);
    expect(performance.now() - begun, part).toBeLessThan(4_000);
  }
}, 60_000);
