/** What a feed says, before it is written in one of three ways. Addresses are whole; html is safe. */
export type Feed = {
  title: string;
  description: string;
  home: string; // the page that this feed follows
  self: string;
  language: string;
  entries: Entry[];
};

export type Entry = {
  id: string; // the entry's address: it never changes
  title: string;
  html: string;
  summary: string;
  publishedAt: Date;
  updatedAt: Date;
  authors: { name: string; url: string | null }[];
  tags: string[];
  image: { url: string; type: string } | null;
  answers: { count: number; page: string; feed: string } | null; // null: an answer itself
};

/** When a feed last changed: never "now", so that the same posts make the same bytes. */
export function updatedAt(feed: Feed): Date {
  return new Date(Math.max(0, ...feed.entries.map((entry) => entry.updatedAt.getTime())));
}
