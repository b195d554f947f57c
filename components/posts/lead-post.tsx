import { BestAnswer } from '@/components/posts/best-answer';
import { PictureLink } from '@/components/posts/picture-link';
import { PostFacts } from '@/components/posts/post-facts';
import { PostHead } from '@/components/posts/post-head';
import type { ListedPost } from '@/lib/posts/queries';
import styles from './post-list.module.css';

export function LeadPost({ post }: { post: ListedPost }) {
  return (
    <article className={`sub h-entry ${styles.lead}`} data-pictured={post.picture ? '' : undefined}>
      {post.picture && (
        <PictureLink
          className={`whole ${styles.picture}`}
          picture={post.picture}
          href={`/posts/${post.slug}`}
          sizes="(min-width: 86rem) 81rem, 100vw"
          priority
        />
      )}
      <PostFacts post={post} isPinned={post.isPinned} className={`in-margin ${styles.facts}`} />
      <div className={styles.words}>
        <PostHead post={post} />
      </div>
      <BestAnswer post={post} className={`in-aside ${styles.answer}`} />
    </article>
  );
}
