import { element, empty, lines, XML_DECLARATION } from '@/lib/feeds/element';
import { type Entry, type Feed, updatedAt } from '@/lib/feeds/feed';

/** RSS 2.0. Whole texts go into content:encoded, escaped rather than in CDATA, which a text could end. */
export function rss(feed: Feed): string {
  return `${XML_DECLARATION}${lines([
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:wfw="http://wellformedweb.org/CommentAPI/">',
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description || feed.title),
    element('language', feed.language),
    empty('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    feed.entries.length > 0 ? element('lastBuildDate', updatedAt(feed).toUTCString()) : '',
    element('generator', 'Rejoinder'),
    ...feed.entries.map(item),
    '</channel>',
    '</rss>',
  ])}\n`;
}

function item(entry: Entry): string {
  return lines([
    '<item>',
    element('title', entry.title),
    element('link', entry.id),
    element('guid', entry.id, { isPermaLink: 'true' }),
    element('pubDate', entry.publishedAt.toUTCString()),
    ...entry.authors.map(({ name }) => element('dc:creator', name)),
    ...entry.tags.map((tag) => element('category', tag)),
    element('description', entry.summary),
    element('content:encoded', entry.html),
    ...(entry.answers
      ? [
          element('comments', entry.answers.page),
          element('slash:comments', String(entry.answers.count)),
          element('wfw:commentRss', entry.answers.feed),
        ]
      : []),
    '</item>',
  ]);
}
