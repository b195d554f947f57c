import Link from 'next/link';
import type { Row } from '@/lib/moderation/queries';
import { queuePath } from '@/lib/moderation/queue-path';
import type { View } from '@/lib/moderation/schema';
import styles from './queue.module.css';
import { countInWords, viewNames } from './view-names';

type Props = {
  view: View;
  count: number;
  rows: Row[];
  selected: number | null;
  after: string | null;
  next: string | null;
};

export function QueueBoard({ view, count, rows, selected, after, next }: Props) {
  return (
    <section className={styles.board} aria-labelledby="board-title">
      <header>
        <h1 id="board-title">{viewNames[view]}</h1>
        <p>
          {countInWords(count)}
          {rows.length > 0 && `, ${view === 'waiting' ? 'earliest promise first' : 'latest first'}`}
        </p>
      </header>
      {rows.length === 0 && <EmptyBoard view={view} after={after} />}
      {rows.length > 0 && (
        <ol role="list">
          {rows.map((row) => (
            <li key={row.id} className={styles.row}>
              <p className={`${styles.left} ${row.left.tone ? styles[row.left.tone] : ''}`}>
                {row.left.label}
                <small>{row.left.word}</small>
              </p>
              <div>
                <Link
                  href={queuePath({ view, after, comment: row.id })}
                  prefetch={false}
                  scroll={false}
                  data-row={row.id}
                  aria-current={row.id === selected ? 'true' : undefined}
                >
                  <bdi>{row.name}</bdi>
                </Link>
                <p className={styles.say} dir="auto">
                  {row.say}
                </p>
                <p className={styles.why}>
                  {row.postTitle}
                  {row.why && (
                    <>
                      {' · '}
                      <b>{row.why}</b>
                    </>
                  )}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {(after || next) && (
        <p className={styles.more}>
          {after && (
            <Link href={queuePath({ view })} prefetch={false}>
              Back to the first
            </Link>
          )}
          {next && (
            <Link href={queuePath({ view, after: next })} prefetch={false}>
              {view === 'waiting' ? 'Later promises' : 'Earlier ones'}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}

function EmptyBoard({ view, after }: { view: View; after: string | null }) {
  if (after) return <p className={styles.empty}>There are no more here.</p>;
  if (view !== 'waiting') return <p className={styles.empty}>Nothing is {view === 'all' ? 'here' : view} yet.</p>;
  return (
    <div className={styles.empty}>
      <p>Nobody waits. Every answer has been read.</p>
      <p>
        <a className="button" href="/desk">
          See how today went
        </a>
      </p>
    </div>
  );
}
