import { answersInWords } from '@/components/posts/answers-in-words';
import type { ListedPost } from '@/lib/posts/queries';
import styles from './post-list.module.css';

/** What a reader answered, hung beside the post; or an invitation to be the first. */
export function BestAnswer({ post, className }: { post: ListedPost; className: string }) {
  const path = `/posts/${post.slug}`;
  const { best, commentCount } = post;
  if (best) {
    return (
      <div className={`${styles.rejoinder} ${className}`}>
        <div className="tied">
          <blockquote dir="auto">{best.words}</blockquote>
          <p className={styles.who}>
            <b>{best.name}</b>,{' '}
            <a href={`${path}#comment-${best.id}`}>
              {commentCount === 1 ? 'the only answer' : `one of ${answersInWords(commentCount)}`}
            </a>
          </p>
        </div>
      </div>
    );
  }
  if (post.commentPolicy === 'closed') return null;
  return (
    <p className={`${styles.none} ${className}`}>
      No answers yet. <a href={`${path}#write`}>Write the first</a>; an editor reads each one before it appears.
    </p>
  );
}
