import receipt from '@/components/comments/receipt.module.css';
import { ReadingPromise } from '@/components/promise/reading-promise';
import { dateAndTime } from '@/lib/posts/dates';
import type { NoticeView } from '@/lib/reports/notice-view';
import { getSettings } from '@/lib/settings/queries';
import styles from './report.module.css';

/** What came of a notice of illegal content, for whoever holds its address. */
export async function NoticeReceipt({ notice, now }: { notice: NoticeView; now: Date }) {
  const { calendar } = (await getSettings()).promise;
  const when = (at: Date) => <time dateTime={at.toISOString()}>{dateAndTime(at, calendar.timeZone)}</time>;
  const { answer, law, letterTo } = notice;
  return (
    <div className={`sheet ${receipt.receipt}`}>
      <p className="facts in-margin">
        <strong>Your notice</strong>
        <span>Only people with this address can see it. Keep it, with the number.</span>
      </p>
      <header className={receipt.state}>
        <p className="kicker">
          About an answer to{' '}
          {notice.place ? <a href={notice.place}>{notice.post.title}</a> : <span>{notice.post.title}</span>}
        </p>
        <h1>{notice.headline}</h1>
        <p className="ui" role="status">
          Number <b className={styles.number}>{notice.reference}</b>
        </p>
        {!answer && notice.dueAt && (
          <ReadingPromise from={notice.sentAt} now={now} due={notice.dueAt} calendar={calendar} />
        )}
      </header>
      {answer && (
        <section className={receipt.clause} aria-label="The answer to it">
          <p className={`tied ${receipt.editor}`} dir="auto">
            {answer.words}
          </p>
          <p className="ui">A word from the editors</p>
        </section>
      )}
      <section className={receipt.copy} aria-label="Your notice">
        <p className="ui">{notice.location}</p>
        <p className={styles.said} dir="auto">
          {notice.explanation}
        </p>
        {law && (
          <p className="ui" dir="auto">
            The law: {law}
          </p>
        )}
      </section>
      <ol className={receipt.course} role="list" aria-label="What has happened">
        <li>You sent it {when(notice.sentAt)}</li>
        {answer ? (
          <li className={answer.outcome === 'dismissed' ? receipt.no : undefined}>
            <strong>
              {answer.outcome === 'acted' ? 'An editor read it and acted on it' : 'An editor read it; the answer stays'}
            </strong>
            {when(answer.at)}
          </li>
        ) : (
          <li className={receipt.next}>
            <strong>An editor reads it, decides and gives the reasons</strong>
          </li>
        )}
      </ol>
      {answer && (
        <section className={receipt.part} aria-labelledby="redress">
          <h2 id="redress">If you disagree</h2>
          {answer.redress.map((words) => (
            <p className="ui" key={words}>
              {words}
            </p>
          ))}
        </section>
      )}
      {!answer && (
        <p className={`ui ${receipt.letter}`}>
          {letterTo ? `We will write to ${letterTo} when it is decided.` : 'The answer will stand on this page.'}
        </p>
      )}
    </div>
  );
}
