import type { Entry, Feed } from '@/lib/feeds/feed';
import { wellFormed } from '@/lib/text/clean';

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed(feed: Feed): string {
  const whole = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description || undefined,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.language,
    items: feed.entries.map(item),
  };
  return `${JSON.stringify(whole, (_, value) => (typeof value === 'string' ? wellFormed(value) : value), 1)}\n`;
}

function item(entry: Entry) {
  return {
    id: entry.id,
    url: entry.id,
    title: entry.title,
    content_html: entry.html,
    summary: entry.summary || undefined,
    date_published: entry.publishedAt.toISOString(),
    date_modified: entry.updatedAt.toISOString(),
    authors: entry.authors.map(({ name, url }) => ({ name, url: url ?? undefined })),
    tags: entry.tags.length > 0 ? entry.tags : undefined,
    image: entry.image?.url,
  };
}
