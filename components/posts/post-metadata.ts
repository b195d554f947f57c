import type { Metadata } from 'next';
import type { WholePost } from '@/lib/posts/public';
import { addressOf } from '@/lib/settings/address';
import type { SiteSettings } from '@/lib/settings/schema';
import { excerpt, plainText } from '@/lib/text/plain';

const DESCRIPTION_LENGTH = 200;
const TITLE_LENGTH = 120;

/** What search engines and those who pass a link on are told. Lengths are capped: an imported title may be a paragraph. */
export function metadataOf(post: WholePost, settings: Pick<SiteSettings, 'title'>): Metadata {
  const title = excerpt(post.title, TITLE_LENGTH);
  const description = descriptionOf(post);
  const path = `/posts/${post.slug}`;
  const image = post.picture && { url: addressOf(post.picture.src), alt: excerpt(post.picture.alt, 400) };
  const feed = { url: `${path}/comments.xml`, title: `${title}: answers (RSS)` };
  return {
    title,
    description,
    authors: post.authors.map(({ name, handle }) => ({
      name,
      ...(handle && { url: addressOf(`/authors/${handle}`) }),
    })),
    alternates: {
      canonical: canonicalOf(post),
      types: { 'application/rss+xml': [feed] },
    },
    openGraph: {
      type: 'article',
      siteName: settings.title,
      title,
      description,
      url: addressOf(path),
      publishedTime: post.publishedAt.toISOString(),
      modifiedTime: (post.revisedAt ?? post.publishedAt).toISOString(),
      authors: post.authors.map(({ name }) => name),
      tags: post.tags.map(({ name }) => name),
      ...(image && { images: [image] }),
    },
    twitter: { card: image ? 'summary_large_image' : 'summary', title, description, ...(image && { images: [image] }) },
  };
}

export function descriptionOf(post: Pick<WholePost, 'standfirst' | 'html'>): string {
  return excerpt(post.standfirst || plainText(post.html), DESCRIPTION_LENGTH);
}

function canonicalOf(post: WholePost): string {
  const own = post.canonicalUrl;
  return own && /^https?:\/\//i.test(own) ? own : addressOf(`/posts/${post.slug}`);
}
