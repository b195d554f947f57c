import { BestAnswer } from '@/components/posts/best-answer';
import { PictureLink } from '@/components/posts/picture-link';
import { PostFacts } from '@/components/posts/post-facts';
import { PostHead } from '@/components/posts/post-head';
import type { ListedPost } from '@/lib/posts/queries';
import styles from './post-list.module.css';

/** Posts to the left, the best answer to each on the right: the front page is an argument. */
type Props = { posts: ListedPost[]; by?: string }; // by: the handle of an author who need not be named again

export function PostRows({ posts, by }: Props) {
  if (posts.length === 0) return null;
  return (
    <div className={`sub ${styles.rows}`}>
      {posts.map((post) => (
        <Row key={post.id} post={post} isNamed={post.authors.length !== 1 || post.authors[0]!.handle !== by} />
      ))}
    </div>
  );
}

function Row({ post, isNamed }: { post: ListedPost; isNamed: boolean }) {
  return (
    <article className={`sub h-entry ${styles.row}`}>
      <PostFacts post={post} className={`in-margin ${styles.facts}`} />
      <div className={styles.words} data-pictured={post.picture ? '' : undefined}>
        {post.picture && (
          <PictureLink
            className={styles.thumb!}
            picture={post.picture}
            href={`/posts/${post.slug}`}
            sizes="(min-width: 48rem) 16rem, 8rem"
          />
        )}
        <PostHead post={post} isNamed={isNamed} />
      </div>
      <BestAnswer post={post} className={`in-aside ${styles.answer}`} />
    </article>
  );
}
