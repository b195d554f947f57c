import { descriptionOf } from '@/components/posts/post-metadata';
import type { Branch } from '@/lib/comments/thread';
import type { WholePost } from '@/lib/posts/public';
import { addressOf } from '@/lib/settings/address';
import type { SiteSettings } from '@/lib/settings/schema';
import { excerpt, plainText } from '@/lib/text/plain';

const ANSWERS = 20;
const ANSWER_LENGTH = 500;
const HEADLINE_LENGTH = 110;

/** schema.org BlogPosting with its first answers as Comment; nobody's address is in it. */
export function postDataOf(
  post: WholePost,
  branches: Branch[],
  settings: Pick<SiteSettings, 'title' | 'organisation' | 'language'>,
) {
  const address = addressOf(`/posts/${post.slug}`);
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    '@id': address,
    mainEntityOfPage: address,
    url: address,
    headline: excerpt(post.title, HEADLINE_LENGTH),
    description: descriptionOf(post),
    inLanguage: settings.language,
    datePublished: post.publishedAt.toISOString(),
    dateModified: (post.revisedAt ?? post.publishedAt).toISOString(),
    wordCount: post.words,
    keywords: post.tags.map(({ name }) => name),
    ...(post.picture && { image: addressOf(post.picture.src) }),
    author: post.authors.map(({ name, handle }) => ({
      '@type': 'Person',
      name,
      ...(handle && { url: addressOf(`/authors/${handle}`) }),
    })),
    publisher: { '@type': 'Organization', name: settings.organisation || settings.title, url: addressOf('/') },
    isPartOf: { '@type': 'Blog', name: settings.title, url: addressOf('/') },
    commentCount: post.commentCount,
    comment: firstAnswers(branches).map((branch) => ({
      '@type': 'Comment',
      '@id': `${address}#comment-${branch.id}`,
      url: `${address}#comment-${branch.id}`,
      text: excerpt(plainText(branch.html), ANSWER_LENGTH),
      dateCreated: branch.sentAt.toISOString(),
      author: { '@type': 'Person', name: branch.authorName },
      upvoteCount: branch.useful,
      ...(branch.parentId && { parentItem: { '@id': `${address}#comment-${branch.parentId}` } }),
    })),
  };
}

/** In reading order, without recursion: a thread may be as deep as its readers were stubborn. */
function firstAnswers(branches: Branch[]): Branch[] {
  const found: Branch[] = [];
  const waiting = branches.toReversed();
  while (waiting.length > 0 && found.length < ANSWERS) {
    const branch = waiting.pop()!;
    if (branch.state === 'approved' && branch.kind === 'comment') found.push(branch);
    for (const reply of branch.replies.toReversed()) waiting.push(reply);
  }
  return found;
}
