import type { Receipt } from '@/lib/comments/receipt';
import styles from './receipt.module.css';

type Props = { rejection: NonNullable<Receipt['rejection']> };

/** Why it was turned down: the reason, the clause that it rests on, and the editor's own words. */
export function ReceiptReason({ rejection: { reason, number, title, text, isRetired, words } }: Props) {
  return (
    <section className={styles.clause} aria-label="The reason">
      {reason !== title && (
        <h2 className={styles.reason} dir="auto">
          {reason}
        </h2>
      )}
      {number !== null && (
        <p className="kicker">
          Guideline {number}: {title}
          {isRetired && ' (no longer in force)'}
        </p>
      )}
      {text && <p className={styles.text}>“{text}”</p>}
      {words && (
        <p className={`tied ${styles.editor}`} dir="auto">
          {words}
        </p>
      )}
      <p className="ui">
        {words ? 'A word from the editor · ' : ''}
        <a href={`/guidelines${number === null ? '' : `#guideline-${number}`}`}>The guidelines in full</a>
      </p>
    </section>
  );
}
