import { type Picture, pictureOf, type StoredPicture } from '@/lib/media/picture';
import type { Author, AuthorLink, PostHead, ProfileLink, TagLink, WholePost } from '@/lib/posts/public';
import { reachable } from '@/lib/text/reachable';

/** From rows to what everybody may see. */

export type HeadRow = {
  id: number;
  slug: string;
  title: string;
  standfirst: string;
  publishedAt: Date | null;
  revisedAt: Date | null;
  pictureAlt: string;
  commentCount: number;
  commentPolicy: 'open' | 'held' | 'closed';
  commentsCloseAt: Date | null;
  picture: StoredPicture | null;
  bylines: { person: { name: string; author: { handle: string; clause: string } | null } }[];
  tags: { tag: TagLink }[];
};

type AuthorRow = { handle: string; clause: string; bioHtml: string; links: unknown; picture: StoredPicture | null };

export type WholeRow = Omit<HeadRow, 'bylines'> & {
  state: string;
  html: string;
  sourceFormat: 'markdown' | 'html';
  words: number;
  pictureCaption: string;
  canonicalUrl: string | null;
  commentMessage: string;
  bylines: { person: { name: string; author: AuthorRow | null } }[];
};

const UNTITLED = 'Without a title'; // imported posts may have none

export function toHead(row: HeadRow): PostHead {
  return { ...shared(row), authors: row.bylines.map(({ person }) => toLink(person)) };
}

export function toWholePost(row: WholeRow): WholePost {
  const { html, words, pictureCaption, canonicalUrl, commentMessage } = row;
  const authors = row.bylines.map(({ person }) => toAuthor(person.name, person.author));
  const isImported = row.sourceFormat === 'html';
  return {
    ...shared(row),
    html: reachable(html),
    isImported,
    words,
    pictureCaption,
    canonicalUrl,
    commentMessage,
    authors,
  };
}

function shared(row: Omit<HeadRow, 'bylines'>): Omit<PostHead, 'authors'> {
  const { id, slug, standfirst, revisedAt, commentCount, commentPolicy, commentsCloseAt } = row;
  return {
    id,
    slug,
    title: row.title.trim() || UNTITLED,
    standfirst,
    publishedAt: row.publishedAt ?? new Date(0),
    revisedAt,
    picture: toPicture(row.picture, row.pictureAlt),
    commentCount,
    commentPolicy,
    commentsCloseAt,
    tags: row.tags.map(({ tag }) => ({ slug: tag.slug, name: tag.name })),
  };
}

function toLink(person: { name: string; author: { handle: string; clause: string } | null }): AuthorLink {
  return { name: person.name, handle: person.author?.handle ?? null, clause: person.author?.clause ?? '' };
}

export function toAuthor(name: string, profile: AuthorRow | null): Author {
  return {
    name,
    handle: profile?.handle ?? null,
    clause: profile?.clause ?? '',
    bioHtml: profile?.bioHtml ?? '',
    links: toProfileLinks(profile?.links),
    picture: toPicture(profile?.picture ?? null),
  };
}

/** A picture whose renditions are missing is no picture. The words a post has for it win over the library's. */
function toPicture(stored: StoredPicture | null, alt = ''): Picture | null {
  const picture = stored && pictureOf(stored);
  if (!picture?.src || !picture.width) return null;
  return { ...picture, alt: alt || picture.alt };
}

function toProfileLinks(stored: unknown): ProfileLink[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(
    (link): link is ProfileLink =>
      typeof link?.label === 'string' && typeof link?.href === 'string' && /^https?:\/\//i.test(link.href),
  );
}
