import { answersInWords } from '@/components/posts/answers-in-words';
import { FreshUntil } from '@/components/site/fresh-until';
import { threadClosesAt, threadIsOpen } from '@/lib/comments/open';
import type { ListedPost } from '@/lib/posts/queries';
import { getSettings } from '@/lib/settings/queries';
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
            {best.isChosen && ', chosen by the editors'}
          </p>
        </div>
      </div>
    );
  }
  return <Invitation post={post} className={className} />;
}

/** As long as the thread is open; the page that shows it lives no longer than that. */
async function Invitation({ post, className }: { post: ListedPost; className: string }) {
  const { closeAfterDays } = (await getSettings()).threads;
  const now = new Date();
  if (!threadIsOpen(post, closeAfterDays, now)) return null;
  const closesAt = threadClosesAt(post, closeAfterDays);
  return (
    <p className={`${styles.none} ${className}`}>
      {closesAt && <FreshUntil until={closesAt} now={now} />}
      No answers yet. <a href={`/posts/${post.slug}#write`}>Write the first</a>; an editor reads each one before it
      appears.
    </p>
  );
}
