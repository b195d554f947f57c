import { can } from '@/lib/auth/can';
import { currentReader, newReaderToken, sealOffer } from '@/lib/auth/reader';
import { currentActor } from '@/lib/auth/session';
import { challengeShown } from '@/lib/challenge/ours';
import type { ReportableView } from '@/lib/reports/queries';
import { addressOf } from '@/lib/settings/address';
import styles from './report.module.css';
import { ReportForm } from './report-form';

/** For one reader at a time: it knows who asks, and it carries the word by which sending twice is noticed. */
export async function ReportPage({ comment }: { comment: ReportableView }) {
  const actor = await currentActor();
  const isKnown = (await currentReader(actor)) !== null;
  const place = `/posts/${comment.post.slug}#comment-${comment.id}`;
  return (
    <div className="sheet">
      <h1 className="page-title">Report an answer</h1>
      <div className={styles.page}>
        <p className={styles.about}>
          An editor reads every report. The person who wrote the answer does not learn who sent it.{' '}
          <a href="/guidelines">What is published here</a>
        </p>
        <blockquote className={styles.answer}>
          <cite dir="auto">{comment.authorName}</cite>
          <p dir="auto">{opening(comment.words)}</p>
          <a href={place}>Read it in its place</a>
        </blockquote>
        {can(actor, 'comment.decide') && (
          <p className={styles.about}>
            You are an editor: <a href={`/desk/queue?view=all&comment=${comment.id}`}>open it at the desk</a>.
          </p>
        )}
        <ReportForm
          comment={{ id: comment.id, postId: comment.post.id, location: addressOf(place) }}
          offer={isKnown ? '' : sealOffer(newReaderToken())}
          challenge={actor.personId === null ? challengeShown() : null}
        />
      </div>
    </div>
  );
}

function opening(words: string): string {
  const points = [...words.replace(/\s+/g, ' ')];
  return points.length > 320 ? `${points.slice(0, 319).join('')}…` : points.join('');
}
