import { Byline } from '@/components/posts/byline';
import type { PostHead as Head } from '@/lib/posts/public';
import styles from './post-list.module.css';

type Props = { post: Head; isNamed?: boolean }; // isNamed: whether its authors are; not on an author's own page

/** The title as a link, the standfirst and who wrote it: how a post is introduced in a list. */
export function PostHead({ post, isNamed = true }: Props) {
  return (
    <>
      <h2 className="p-name" dir="auto">
        <a className="u-url" href={`/posts/${post.slug}`}>
          {post.title}
        </a>
      </h2>
      {post.standfirst && (
        <p className={`p-summary ${styles.stand}`} dir="auto">
          {post.standfirst}
        </p>
      )}
      {isNamed && <Byline authors={post.authors} />}
    </>
  );
}
