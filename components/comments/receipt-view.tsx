import { ReadingPromise } from '@/components/promise/reading-promise';
import { promisedBy } from '@/lib/comments/due';
import type { Receipt, Step } from '@/lib/comments/receipt';
import { promiseSentence } from '@/lib/hours/words';
import { dateAndTime } from '@/lib/posts/dates';
import type { SiteSettings } from '@/lib/settings/schema';
import { ChangeForms } from './change-forms';
import styles from './receipt.module.css';

type Props = { receipt: Receipt; promise: SiteSettings['promise']; now: Date; saved: boolean };

/** Where an answer stands, for the one person who holds its address. */
export function ReceiptView({ receipt, promise, now, saved }: Props) {
  const { calendar } = promise;
  const { post, state, rejection, letterTo } = receipt;
  const waits = state === 'pending' && !receipt.awaitsConfirmation;
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
            Your change is saved.
          </p>
        )}
        <Standing receipt={receipt} timeZone={calendar.timeZone} />
        {waits && receipt.dueAt && (
          <div role={saved ? undefined : 'status'}>
            <ReadingPromise from={startOf(receipt, now)} now={now} due={receipt.dueAt} calendar={calendar} />
          </div>
        )}
      </header>
      {rejection && (
        <section className={styles.clause} aria-label="The reason">
          {rejection.number !== null && (
            <p className="kicker">
              Guideline {rejection.number}: {rejection.title}
              {rejection.isRetired && ' (no longer in force)'}
            </p>
          )}
          {rejection.text && <p>“{rejection.text}”</p>}
          {rejection.words && (
            <p className={`tied ${styles.editor}`} dir="auto">
              {rejection.words}
            </p>
          )}
          <p className="ui">
            {rejection.words ? 'A word from the editor · ' : ''}
            <a href={`/guidelines${rejection.number === null ? '' : `#guideline-${rejection.number}`}`}>
              The guidelines in full
            </a>
          </p>
        </section>
      )}
      <section className={styles.copy} aria-label="Your answer">
        {receipt.quote && (
          <p className={styles.hook}>
            <span>answers{receipt.parentName ? ` ${receipt.parentName}` : ''}</span> <q dir="auto">{receipt.quote}</q>
          </p>
        )}
        {!receipt.quote && receipt.parentName && (
          <p className={styles.hook}>
            <span>answers {receipt.parentName}</span>
          </p>
        )}
        {/* html was rendered by lib/text when it was stored */}
        <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: receipt.html }} />
      </section>
      <Course steps={receipt.course} timeZone={calendar.timeZone} />
      <ChangeForms receipt={receipt} readBy={promiseSentence({ now, due: promisedBy(now, promise), calendar })} />
      {letterTo && (waits || receipt.awaitsConfirmation) && (
        <p className={`ui ${styles.letter}`}>We will write to {letterTo} when it is decided.</p>
      )}
    </div>
  );
}

function Standing({ receipt, timeZone }: { receipt: Receipt; timeZone: string }) {
  const { state, decidedAt, post } = receipt;
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
  if (state === 'spam' || state === 'deleted') {
    return (
      <p className={styles.lead} role="status">
        {state === 'spam'
          ? 'It was taken for an advertisement or for the work of a machine. If that is wrong, please write it again in your own words.'
          : 'An editor removed it from the post.'}
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

/** A revised answer counts from its revision, of which its promise is the only trace. */
function startOf({ sentAt, course }: Receipt, now: Date): Date {
  const last = course.findLast((step) => step.kind !== 'next' && step.at)?.at ?? sentAt;
  return last < now ? last : now;
}

const marks: Record<Step['kind'], string | undefined> = { done: undefined, next: styles.next, no: styles.no };

function Course({ steps, timeZone }: { steps: Step[]; timeZone: string }) {
  return (
    <ol className={styles.course} role="list" aria-label="What has happened">
      {steps.map((step) => (
        <li key={`${step.words}${step.at?.getTime()}`} className={marks[step.kind]}>
          {step.kind === 'done' ? step.words : <strong>{step.words}</strong>}
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
