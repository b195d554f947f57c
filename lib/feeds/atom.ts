import { element, empty, lines, XML_DECLARATION } from '@/lib/feeds/element';
import { type Entry, type Feed, updatedAt } from '@/lib/feeds/feed';

/** Atom 1.0 (RFC 4287). */
export function atom(feed: Feed): string {
  return `${XML_DECLARATION}${lines([
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">`,
    element('title', feed.title),
    element('subtitle', feed.description),
    element('id', feed.home),
    empty('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    element('updated', updatedAt(feed).toISOString()),
    element('generator', 'Rejoinder'),
    ...feed.entries.map((each) => entry(each, feed.title)),
    '</feed>',
  ])}\n`;
}

/** An entry must have an author (§4.1.2): where nobody is named, the blog itself. */
function entry(each: Entry, blog: string): string {
  const authors = each.authors.length > 0 ? each.authors : [{ name: blog, url: null }];
  return lines([
    '<entry>',
    element('title', each.title),
    element('id', each.id),
    empty('link', { rel: 'alternate', type: 'text/html', href: each.id }),
    element('published', each.publishedAt.toISOString()),
    element('updated', each.updatedAt.toISOString()),
    ...authors.map(({ name, url }) => `<author>${element('name', name)}${element('uri', url ?? '')}</author>`),
    ...each.tags.map((tag) => empty('category', { term: tag })),
    element('summary', each.summary),
    element('content', each.html, { type: 'html' }),
    each.answers
      ? empty('link', {
          rel: 'replies',
          type: 'application/rss+xml',
          href: each.answers.feed,
          'thr:count': String(each.answers.count),
        })
      : '',
    '</entry>',
  ]);
}
