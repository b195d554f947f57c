/**
 * The one shape in which a blog arrives, whichever program wrote the file. A reader turns its file into this; the writer
 * (`write-archive.ts`) knows nothing else.
 *
 * Everything has an `origin`, the same each time the same export is read: `wordpress:blog.example:post:123`. It is what
 * makes a second import add only what is new.
 */
export type Archive = {
  head: ArchiveHead;
  /** Posts and pages in the order of the file, each with its conversation. Streamed: never all in memory. */
  entries(): AsyncIterable<ArchiveEntry>;
};

/** What must be known before the first entry is written; small enough to be held. */
export type ArchiveHead = {
  site: ArchiveSite;
  authors: ArchiveAuthor[];
  tags: ArchiveTag[];
  media: ArchiveMedia[];
  redirects: ArchiveRedirect[];
  /** How much `entries` will yield, for the progress shown. */
  counts: { posts: number; pages: number; comments: number };
  /** What was read and is not in the archive, or not as it was. */
  notes: ArchiveNote[];
};

export type ArchiveSite = {
  origin: string; // `wordpress:blog.example`
  title: string;
  address: string; // without a slash at its end; may be ''
};

export type ArchiveAuthor = {
  origin: string;
  name: string;
  email: string | null;
  /** Other names under which this author signed, such as the name to sign in with. */
  otherNames: string[];
  bio: string; // plain text
};

export type ArchiveTag = { origin: string; name: string; slug: string; description: string; oldPaths: string[] };

export type ArchiveMedia = {
  origin: string;
  address: string; // where the original lies
  name: string;
  alt: string;
  caption: string;
  isPicture: boolean; // by its name; the content has the last word
};

/** An old address that leads to something carried, beside those that entries and tags bring. */
export type ArchiveRedirect = {
  path: string;
  to: { kind: 'entry' | 'author'; origin: string } | { kind: 'path'; path: string };
};

export type ArchiveEntry = {
  kind: 'post' | 'page';
  origin: string;
  title: string; // plain text; may be ''
  slug: string; // as it was; may be '' or in any script
  standfirst: string; // plain text
  html: string; // not yet safe; pictures by their old addresses
  state: 'draft' | 'review' | 'scheduled' | 'published';
  /** When it appeared or is to appear; null for a draft that never had a date. */
  date: Date | null;
  revisedAt: Date | null;
  authors: string[]; // origins
  tags: string[]; // origins
  picture: string | null; // origin of the picture above the text
  pinned: boolean;
  commentPolicy: 'open' | 'closed';
  oldPaths: string[]; // from the root, with their query where that is all they are
  comments: ArchiveComment[];
  notes: ArchiveNote[];
};

export type ArchiveComment = {
  origin: string;
  parent: string | null; // origin; may lead nowhere, or in circles
  kind: 'comment' | 'pingback';
  state: 'approved' | 'pending' | 'rejected' | 'spam';
  reason: string; // for what was rejected
  writer: ArchiveWriter;
  html: string; // not yet safe
  source: string; // as it was kept
  sentAt: Date;
};

export type ArchiveWriter = {
  name: string;
  email: string | null;
  webAddress: string | null;
  /** The author's origin, when they were signed in as one or are known to be one by name and address together. */
  author: string | null;
};

export type ArchiveNote = {
  fate: 'changed' | 'left';
  what: string; // the kind of thing, in the plural: 'menu entries'
  title: string; // which one; '' when the kind is all there is to say
  why: string;
};

/** The file is not what it should be. The message is one sentence, ready to print. */
export class ArchiveFault extends Error {
  override name = 'Fault'; // printed by `tellFault` without a stack
}
