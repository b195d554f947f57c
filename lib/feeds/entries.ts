import type { Entry } from '@/lib/feeds/feed';
import { wholeAddresses } from '@/lib/feeds/whole-addresses';
import type { WholePost } from '@/lib/posts/public';
import { excerpt, plainText } from '@/lib/text/plain';
import { escapeXml } from '@/lib/text/xml';

const SUMMARY_LENGTH = 300; // characters

export function entryOfPost(post: WholePost, site: string): Entry {
  const page = `${site}/posts/${post.slug}`;
  return {
    id: page,
    title: post.title,
    html: wholeAddresses(pictureHtml(post) + post.html, page),
    summary: post.standfirst || excerpt(plainText(post.html), SUMMARY_LENGTH),
    publishedAt: post.publishedAt,
    updatedAt: post.revisedAt ?? post.publishedAt,
    authors: post.authors.map(({ name, handle }) => ({ name, url: handle && `${site}/authors/${handle}` })),
    tags: post.tags.map(({ name }) => name),
    image: post.picture && { url: `${site}${post.picture.src}`, type: 'image/jpeg' },
    answers: { count: post.commentCount, page: `${page}#thread`, feed: `${page}/comments.xml` },
  };
}

export type Answer = { id: number; name: string; html: string; quote: string; sentAt: Date; editedAt: Date | null };

export function entryOfAnswer(answer: Answer, post: { slug: string; title: string }, site: string): Entry {
  const page = `${site}/posts/${post.slug}`;
  return {
    id: `${page}#comment-${answer.id}`,
    title: `${answer.name} on “${post.title}”`,
    html: wholeAddresses(answer.html, page),
    summary: excerpt(plainText(answer.html), SUMMARY_LENGTH),
    publishedAt: answer.sentAt,
    updatedAt: answer.editedAt ?? answer.sentAt,
    authors: [{ name: answer.name, url: null }],
    tags: [],
    image: null,
    answers: null,
  };
}

function pictureHtml({ picture, pictureCaption }: WholePost): string {
  if (!picture) return '';
  const caption = pictureCaption ? `<figcaption>${escapeXml(pictureCaption)}</figcaption>` : '';
  const size = `width="${picture.width}" height="${picture.height}"`;
  return `<figure><img src="${escapeXml(picture.src)}" ${size} alt="${escapeXml(picture.alt)}">${caption}</figure>`;
}
