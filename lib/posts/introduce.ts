import type { AuthorLink } from '@/lib/posts/public';

/** In a list, an author is introduced where they first appear: afterwards the name is enough. */
export function introduceOnce<Post extends { authors: AuthorLink[] }>(posts: Post[]): Post[] {
  const known = new Set<string>();
  return posts.map((post) => ({
    ...post,
    authors: post.authors.map((author) => {
      const key = author.handle ?? author.name;
      const isKnown = known.has(key);
      if (post.authors.length === 1) known.add(key);
      return isKnown ? { ...author, clause: '' } : author;
    }),
  }));
}
