import { PromiseNote } from '@/components/promise/promise-note';
import { promisedBy } from '@/lib/comments/due';
import type { ReportableView } from '@/lib/reports/queries';
import { getSettings } from '@/lib/settings/queries';
import styles from './report.module.css';

type Props = { comment: ReportableView | null; isNews: boolean };

/** After a report. The answer may be hidden by it, so it may be gone. */
export async function ReportThanks({ comment, isNews }: Props) {
  const { promise } = await getSettings();
  const now = new Date();
  return (
    <div className="sheet">
      <h1 className="page-title">{isNews ? 'Thank you' : 'We have your report'}</h1>
      <div className={`${styles.page} ${styles.thanks}`} role="status">
        {isNews ? (
          <PromiseNote now={now} due={promisedBy(now, promise)} calendar={promise.calendar}>
            If the answer does not meet the guidelines, it goes.
          </PromiseNote>
        ) : (
          <p>You have reported this answer before. One report is enough: an editor reads each of them.</p>
        )}
        <a href={comment ? `/posts/${comment.post.slug}#comment-${comment.id}` : '/'}>
          {comment ? 'Back to the answer' : 'To the front page'}
        </a>
      </div>
    </div>
  );
}
