import type { Receipt } from '@/lib/comments/receipt';
import { dateAndTime } from '@/lib/posts/dates';
import styles from './receipt.module.css';

/** Where the answer stands, in a sentence under the headline. */
export function ReceiptStanding({ receipt, timeZone }: { receipt: Receipt; timeZone: string }) {
  const { state, decidedAt, post, recourse, appeal } = receipt;
  if (state === 'approved') {
    return (
      <p className={styles.lead} role="status">
        It stands under the post, for everybody:{' '}
        <a href={`/posts/${post.slug}#comment-${receipt.id}`}>read it in its place</a>.
      </p>
    );
  }
  if (state === 'pending' && receipt.awaitsConfirmation) {
    return (
      <p className={styles.step} role="status">
        <strong>One step is left, and it is yours.</strong> The e-mail address that you gave is known here. We have sent
        a letter to it: follow the link in it, and your answer goes to the editors under the name that address is known
        by. Nobody can sign for you.
      </p>
    );
  }
  if (state === 'withdrawn') {
    return (
      <p className={styles.lead} role="status">
        You took it back. {receipt.wasPublic ? 'Answers to it stay where they are.' : 'Nobody but the editors saw it.'}
      </p>
    );
  }
  if (state === 'spam') {
    return (
      <p className={styles.lead} role="status">
        It was taken for an advertisement or for the work of a machine.
        {recourse.appeal && ' If that is wrong, appeal below, and an editor reads it again.'}
        {!recourse.appeal && !appeal && ' If that is wrong, please write it again in your own words.'}
      </p>
    );
  }
  if (state === 'deleted') {
    return (
      <p className={styles.lead} role="status">
        An editor removed it from the post.
      </p>
    );
  }
  if (state !== 'rejected' || !decidedAt) return null;
  return (
    <p className="ui" role="status">
      Decided on <time dateTime={decidedAt.toISOString()}>{dateAndTime(decidedAt, timeZone)}</time>
      {receipt.keptWithin === true && ', within the time that we promised'}
      {receipt.keptWithin === false && ', later than we promised; we are sorry'}.
    </p>
  );
}
