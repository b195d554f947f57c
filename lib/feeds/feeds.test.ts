import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { atom } from '@/lib/feeds/atom';
import { entryOfPost } from '@/lib/feeds/entries';
import type { Entry, Feed } from '@/lib/feeds/feed';
import { jsonFeed } from '@/lib/feeds/json-feed';
import { openSearch } from '@/lib/feeds/opensearch';
import { robots } from '@/lib/feeds/robots';
import { rss } from '@/lib/feeds/rss';
import { sitemap } from '@/lib/feeds/sitemap';
import { wholeAddresses } from '@/lib/feeds/whole-addresses';
import { wellFormed } from '@/lib/text/clean';
import { naughtyStrings } from '@/lib/text/corpus/naughty';
import { xssStrings } from '@/lib/text/corpus/xss';

const site = 'https://blog.example';

function anEntry(given: Partial<Entry> = {}): Entry {
  return {
    id: `${site}/posts/gauge`,
    title: 'The gauge',
    html: '<p>Words.</p>',
    summary: 'Words.',
    publishedAt: new Date('2026-03-06T09:00:00Z'),
    updatedAt: new Date('2026-03-07T09:00:00Z'),
    authors: [{ name: 'Maren', url: `${site}/authors/maren` }],
    tags: ['Field notes'],
    image: null,
    answers: { count: 2, page: `${site}/posts/gauge#thread`, feed: `${site}/posts/gauge/comments.xml` },
    ...given,
  };
}

function aFeed(entries: Entry[]): Feed {
  return {
    title: 'Plus or Minus',
    description: 'On measuring',
    home: `${site}/`,
    self: `${site}/feed.xml`,
    language: 'en',
    entries,
  };
}

/** The texts of all elements of that name, in order; throws where the XML is not well formed. */
function textsOf(xml: string, name: string): string[] {
  const texts: string[] = [];
  let text: string | null = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (tag.name === name) text = '';
  });
  parser.on('text', (part) => {
    if (text !== null) text += part;
  });
  parser.on('closetag', (tag) => {
    if (tag.name === name && text !== null) texts.push(text);
    if (tag.name === name) text = null;
  });
  parser.write(xml).close();
  return texts;
}

test('a post arrives whole in each of the three formats', () => {
  const feed = aFeed([anEntry({ html: '<p>One &amp; <em>two</em></p>', title: 'A & B <i>' })]);
  expect(textsOf(rss(feed), 'content:encoded')).toEqual(['<p>One &amp; <em>two</em></p>']);
  expect(textsOf(rss(feed), 'title')).toEqual(['Plus or Minus', 'A & B <i>']);
  expect(textsOf(atom(feed), 'content')).toEqual(['<p>One &amp; <em>two</em></p>']);
  expect(JSON.parse(jsonFeed(feed)).items[0]).toMatchObject({
    title: 'A & B <i>',
    content_html: '<p>One &amp; <em>two</em></p>',
  });
});

test('whatever a title, a text or a name holds, every feed can be read, and only the characters that XML has no place for are lost', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      ']]>',
      '<![CDATA[',
      '&#x0;',
      '</item></channel>',
      '\u0000\u0008\uFFFE',
      '\uD800',
      '<script>alert(1)</script>',
      '--><!--',
      '<?xml?>',
    ),
  );
  const kept = (text: string) =>
    text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n');
  fc.assert(
    fc.property(nasty, nasty, nasty, (title, html, name) => {
      const feed = aFeed([
        anEntry({ title: `x${title}`, html: `x${html}`, tags: [title], authors: [{ name: `x${name}`, url: null }] }),
      ]);
      const texts = textsOf(rss(feed), 'content:encoded');
      expect(texts).toHaveLength(1);
      if (wellFormed(html) === html) expect(texts[0]).toBe(kept(`x${html}`));
      expect(textsOf(atom(feed), 'entry')).toHaveLength(1);
      expect(JSON.parse(jsonFeed(feed)).items).toHaveLength(1);
      expect(textsOf(openSearch(site, `x${title}`), 'ShortName')).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test('every known attack stays text in the feeds', () => {
  const corpus = [...xssStrings, ...naughtyStrings];
  const feed = aFeed(
    corpus.map((attack) => anEntry({ title: `x${attack}`, html: `<p>${attack.replace(/</g, '&lt;')}</p>` })),
  );
  expect(textsOf(rss(feed), 'item')).toHaveLength(corpus.length);
  expect(textsOf(atom(feed), 'entry')).toHaveLength(corpus.length);
});

test('a feed with nothing in it is a feed', () => {
  expect(textsOf(rss(aFeed([])), 'item')).toEqual([]);
  expect(textsOf(atom(aFeed([])), 'updated')).toEqual(['1970-01-01T00:00:00.000Z']);
});

test('an entry whose author is unknown is the blog’s, as Atom demands an author', () => {
  expect(textsOf(atom(aFeed([anEntry({ authors: [] })])), 'name')).toEqual(['Plus or Minus']);
});

test('paths and fragments become whole addresses; other sites’ stay as they are', () => {
  const html =
    '<a href="/tags/x">a</a><a href="#fn1">b</a><a href="//cdn.example/y">c</a><a href="https://o.example/">d</a><img src="/media/k/1.jpg" srcset="/media/k/1.webp 1w, /media/k/2.webp 2w">';
  expect(wholeAddresses(html, `${site}/posts/gauge`)).toBe(
    '<a href="https://blog.example/tags/x">a</a><a href="https://blog.example/posts/gauge#fn1">b</a><a href="//cdn.example/y">c</a><a href="https://o.example/">d</a><img src="https://blog.example/media/k/1.jpg" srcset="https://blog.example/media/k/1.webp 1w, https://blog.example/media/k/2.webp 2w">',
  );
});

test('a post’s picture leads its feed entry, its alt and caption escaped', () => {
  const picture = { src: '/media/k/1200.jpg', srcSet: '', width: 4, height: 3, alt: 'A "quay"', placeholder: '#fff' };
  const entry = entryOfPost(
    {
      id: 1,
      slug: 'gauge',
      title: 'The gauge',
      standfirst: '',
      publishedAt: new Date(0),
      revisedAt: null,
      picture,
      pictureCaption: 'Harl <Sound>',
      authors: [],
      tags: [],
      commentCount: 0,
      commentPolicy: 'open',
      html: '<p>Body.</p>',
      isImported: false,
      words: 1,
      canonicalUrl: null,
      commentsCloseAt: null,
      commentMessage: '',
    },
    site,
  );
  expect(entry.html).toBe(
    '<figure><img src="https://blog.example/media/k/1200.jpg" width="4" height="3" alt="A &quot;quay&quot;"><figcaption>Harl &lt;Sound&gt;</figcaption></figure><p>Body.</p>',
  );
  expect(entry.summary).toBe('Body.');
});

test('a sitemap names whole, escaped addresses, and robots find it', () => {
  const xml = sitemap(site, [
    { path: '/' },
    { path: '/posts/gauge', changedAt: new Date('2026-03-06T09:00:00Z') },
    { path: '/a&b' },
  ]);
  expect(textsOf(xml, 'loc')).toEqual([`${site}/`, `${site}/posts/gauge`, `${site}/a&b`]);
  expect(textsOf(xml, 'lastmod')).toEqual(['2026-03-06T09:00:00.000Z']);
  expect(robots(site)).toContain(`Sitemap: ${site}/sitemap.xml`);
  expect(robots(site)).toContain('Disallow: /desk');
});
