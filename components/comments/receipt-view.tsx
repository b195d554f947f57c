import { AppealPart } from '@/components/appeals/appeal-part';
import { AppealShown } from '@/components/appeals/appeal-shown';
import { ReadingPromise } from '@/components/promise/reading-promise';
import { promisedBy } from '@/lib/comments/due';
import type { Receipt } from '@/lib/comments/receipt';
import { promiseSentence } from '@/lib/hours/words';
import type { SiteSettings } from '@/lib/settings/schema';
import { ChangeForms } from './change-forms';
import styles from './receipt.module.css';
import { ReceiptCourse } from './receipt-course';
import { ReceiptReason } from './receipt-reason';
import { ReceiptStanding } from './receipt-standing';

type Props = {
  receipt: Receipt;
  promise: SiteSettings['promise'];
  now: Date;
  saved: 'change' | 'appeal' | null;
};

const savedWords = { change: 'Your change is saved.', appeal: 'Your appeal is sent.' };

/** Where an answer stands, for the one person who holds its address. */
export function ReceiptView({ receipt, promise, now, saved }: Props) {
  const { calendar } = promise;
  const { post, state, rejection, appeal, letterTo } = receipt;
  const isAppealed = appeal?.state === 'open';
  const waits = state === 'pending' && !receipt.awaitsConfirmation;
  const due = isAppealed ? appeal.dueAt : waits ? receipt.dueAt : null;
  return (
    <div className={`sheet ${styles.receipt}`}>
      <p className="facts in-margin">
        <strong>Your receipt</strong>
        <span>Only people with this address can see it. Keep it: it is how you change or withdraw your answer.</span>
      </p>
      <header className={styles.state}>
        <p className="kicker">
          Your answer to {post.isPublic ? <a href={`/posts/${post.slug}`}>{post.title}</a> : post.title}
        </p>
        <h1>{receipt.headline}</h1>
        {saved && (
          <p className={styles.saved} role="status">
            {savedWords[saved]}
          </p>
        )}
        <ReceiptStanding receipt={receipt} timeZone={calendar.timeZone} />
        {due && (
          <div role={saved ? undefined : 'status'}>
            <ReadingPromise from={startOf(receipt, now)} now={now} due={due} calendar={calendar} />
          </div>
        )}
      </header>
      {rejection && <ReceiptReason rejection={rejection} />}
      {appeal && <AppealShown appeal={appeal} />}
      {/* While it can be revised, its words stand in the form. */}
      {!receipt.recourse.revise && (
        <section className={styles.copy} aria-label="Your answer">
          <Hook receipt={receipt} />
          {/* html was rendered by lib/text when it was stored */}
          <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: receipt.html }} />
        </section>
      )}
      <ReceiptCourse steps={receipt.course} timeZone={calendar.timeZone} />
      {receipt.barred && (
        <p className="notice" role="note">
          {receipt.barred}
          {receipt.recourse.appeal && ' You may appeal against this decision all the same.'}
        </p>
      )}
      <ChangeForms
        receipt={receipt}
        readBy={promiseSentence({ now, due: promisedBy(now, promise), calendar })}
        appealing={<AppealPart receipt={receipt} now={now} />}
      />
      {letterTo && (due || receipt.awaitsConfirmation) && (
        <p className={`ui ${styles.letter}`}>We will write to {letterTo} when it is decided.</p>
      )}
    </div>
  );
}

function Hook({ receipt: { quote, parentName } }: { receipt: Receipt }) {
  if (!quote && !parentName) return null;
  return (
    <p className={styles.hook}>
      <span>answers{parentName ? ` ${parentName}` : ''}</span> {quote && <q dir="auto">{quote}</q>}
    </p>
  );
}

/** A revised answer counts from its revision, and an appeal from the day on which it was sent. */
function startOf({ sentAt, course }: Receipt, now: Date): Date {
  const last = course.findLast((step) => step.kind !== 'next' && step.at)?.at ?? sentAt;
  return last < now ? last : now;
}
