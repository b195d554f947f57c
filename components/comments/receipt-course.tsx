import type { Step } from '@/lib/comments/receipt';
import { dateAndTime } from '@/lib/posts/dates';
import styles from './receipt.module.css';

const marks: Record<Step['kind'], string | undefined> = { done: undefined, next: styles.next, no: styles.no };

/** What has happened to an answer, and what comes next. */
export function ReceiptCourse({ steps, timeZone }: { steps: Step[]; timeZone: string }) {
  return (
    <ol className={styles.course} role="list" aria-label="What has happened">
      {steps.map((step) => (
        <li key={`${step.words}${step.at?.getTime()}`} className={marks[step.kind]}>
          {step.kind === 'done' ? step.words : <strong>{step.words}</strong>}
          {step.why && (
            <p className={styles.why} dir="auto">
              {step.why}
            </p>
          )}
          {step.at && (
            <time dateTime={step.at.toISOString()}>
              {step.by ? 'by ' : ''}
              {dateAndTime(step.at, timeZone)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
