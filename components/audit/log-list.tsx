import type { LogEntry } from '@/lib/audit/queries';
import styles from './log.module.css';

/** Entries under the days on which they were written. */
export function LogList({ entries }: { entries: LogEntry[] }) {
  if (entries.length === 0) return <p className={styles.none}>Nothing in the log fits this.</p>;
  const days = [...new Set(entries.map(({ day }) => day))];
  return (
    <div className={styles.log}>
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <h2>{day}</h2>
          <ol role="list">
            {entries
              .filter((entry) => entry.day === day)
              .map((entry) => (
                <li key={entry.id} id={`event-${entry.id}`}>
                  <time dateTime={entry.at}>{entry.time}</time>
                  <div>
                    <p>
                      <b>
                        <bdi>{entry.who}</bdi>
                      </b>{' '}
                      {entry.what}
                      {' · '}
                      {entry.href ? <a href={entry.href}>{entry.subject}</a> : entry.subject}
                    </p>
                    {entry.details && <p className={styles.details}>{entry.details}</p>}
                  </div>
                  <details>
                    <summary>
                      <span className="sr">Entry </span>
                      {entry.id}
                    </summary>
                    <code>{entry.hash}</code>
                  </details>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
