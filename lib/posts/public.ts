import type { Picture } from '@/lib/media/picture';

/** What everybody may see of a post. No address, no state, nobody's e-mail. */

export type TagLink = { slug: string; name: string };

export type AuthorLink = {
  name: string;
  handle: string | null; // null: somebody without an author's page
  clause: string; // continues the byline: "By Maren Tolliver, *who looks after tide gauges*"
};

export type PostHead = {
  id: number;
  slug: string;
  title: string; // never empty
  standfirst: string;
  publishedAt: Date;
  revisedAt: Date | null;
  picture: Picture | null;
  authors: AuthorLink[];
  tags: TagLink[];
  commentCount: number;
  commentPolicy: 'open' | 'held' | 'closed';
  commentsCloseAt: Date | null;
};

export type Author = AuthorLink & { bioHtml: string; links: ProfileLink[]; picture: Picture | null };

export type ProfileLink = { label: string; href: string };

export type WholePost = Omit<PostHead, 'authors'> & {
  html: string; // safe: rendered or sanitized when it was stored
  isImported: boolean; // HTML of another program's making, with loose words and floating pictures in it
  words: number;
  pictureCaption: string;
  canonicalUrl: string | null;
  commentMessage: string;
  authors: Author[];
};

export type BestAnswer = { id: number; name: string; isChosen: boolean };

export type QuotedAnswer = BestAnswer & { words: string };

export type ArchiveMonth = { year: number; month: number; posts: number };
