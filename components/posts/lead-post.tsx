import { BestAnswer } from '@/components/posts/best-answer';
import { Byline } from '@/components/posts/byline';
import { PictureLink } from '@/components/posts/picture-link';
import { PostFacts } from '@/components/posts/post-facts';
import type { ListedPost } from '@/lib/posts/queries';
import styles from './post-list.module.css';

export function LeadPost({ post }: { post: ListedPost }) {
  const path = `/posts/${post.slug}`;
  return (
    <article className={`sub h-entry ${styles.lead}`} data-pictured={post.picture ? '' : undefined}>
      {post.picture && (
        <PictureLink
          className={`whole ${styles.picture}`}
          picture={post.picture}
          href={path}
          sizes="(min-width: 86rem) 81rem, 100vw"
          priority
        />
      )}
      <PostFacts post={post} className={`in-margin ${styles.facts}`} />
      <div className={styles.words}>
        <h2 className="p-name" dir="auto">
          <a className="u-url" href={path}>
            {post.title}
          </a>
        </h2>
        {post.standfirst && (
          <p className={`p-summary ${styles.stand}`} dir="auto">
            {post.standfirst}
          </p>
        )}
        <Byline authors={post.authors} />
      </div>
      <BestAnswer post={post} className={`in-aside ${styles.answer}`} />
    </article>
  );
}
