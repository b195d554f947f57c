import Link from 'next/link';
import type { ReactNode } from 'react';
import { LiveCount } from '@/components/live/live-count';
import { NewRows } from '@/components/live/new-rows';
import { RowNews } from '@/components/live/row-news';
import type { Chip } from '@/lib/moderation/narrow';
import type { Row } from '@/lib/moderation/queries';
import { type QueueFilter, without } from '@/lib/moderation/queue-filter';
import { queuePath } from '@/lib/moderation/queue-path';
import styles from './queue.module.css';
import { RowSelect } from './row-select';
import { viewNames } from './view-names';

type Props = {
  place: { filter: QueueFilter; after: string | null };
  count: number; // in the view, whatever narrows it
  rows: Row[];
  chips: Chip[];
  selected: number | null;
  next: string | null;
  allPicked: boolean;
  tools: ReactNode;
  missed: ReactNode;
  bulk: ReactNode;
};

export function QueueBoard({ place, count, rows, chips, selected, next, allPicked, tools, missed, bulk }: Props) {
  const { filter, after } = place;
  const { view } = filter;
  return (
    <section className={styles.board} aria-labelledby="board-title">
      <header>
        <h1 id="board-title">{viewNames[view]}</h1>
        <p>
          {chips.length > 0 ? (
            foundInWords(rows.length, next !== null || after !== null)
          ) : (
            <LiveCount of={view} count={count} />
          )}
          {rows.length > 0 && `, ${orderOf(filter)}`}
        </p>
        <NewRows />
      </header>
      <div className={styles.narrow}>
        {tools}
        {chips.length > 0 && (
          <ul className={styles.chips} role="list" aria-label="Narrowed to">
            {chips.map(({ part, label }) => (
              <li key={part}>
                <Link href={queuePath({ filter: without(filter, part) })} prefetch={false}>
                  <span className="sr">Remove: </span>
                  <bdi>{label}</bdi> <span aria-hidden="true">×</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
      {missed}
      {rows.length === 0 && <EmptyBoard filter={filter} narrowed={chips.length > 0} after={after} />}
      {rows.length > 0 && (
        <ol role="list">
          {rows.map((row) => (
            <li key={row.id} className={styles.row}>
              <RowSelect row={row} picked={allPicked} />
              <p className={`${styles.left} ${row.left.tone ? styles[row.left.tone] : ''}`}>
                {row.left.label}
                <small>{row.left.word}</small>
              </p>
              <div>
                <Link
                  href={queuePath({ filter, after, comment: row.id })}
                  prefetch={false}
                  scroll={false}
                  data-row={row.id}
                  aria-current={row.id === selected ? 'true' : undefined}
                >
                  <bdi>{row.name}</bdi>
                </Link>
                <RowNews id={row.id} />
                <p className={styles.say} dir="auto">
                  {row.say.length === 0 && '(no words)'}
                  {row.say.map(({ text, marked }, index) =>
                    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
                    marked ? <mark key={index}>{text}</mark> : text,
                  )}
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
            <Link href={queuePath({ filter })} prefetch={false}>
              Back to the first
            </Link>
          )}
          {next && (
            <Link href={queuePath({ filter, after: next })} prefetch={false}>
              {isByPromise(filter) ? 'Later promises' : 'Earlier ones'}
            </Link>
          )}
        </p>
      )}
      {rows.length > 0 && bulk}
    </section>
  );
}

function isByPromise({ view, words }: QueueFilter): boolean {
  return words === '' && ['waiting', 'held', 'reported', 'appeals'].includes(view);
}

function orderOf(filter: QueueFilter): string {
  if (filter.words !== '') return 'latest first';
  if (filter.view === 'reported' || filter.view === 'appeals') return 'earliest due first';
  if (isByPromise(filter)) return 'earliest promise first';
  return filter.because || filter.editor ? 'latest decision first' : 'latest first';
}

function foundInWords(shown: number, hasMore: boolean): string {
  return hasMore ? `${shown} of more` : shown.toLocaleString('en');
}

function EmptyBoard({ filter, narrowed, after }: { filter: QueueFilter; narrowed: boolean; after: string | null }) {
  const { view } = filter;
  if (after) return <p className={styles.empty}>There are no more here.</p>;
  if (narrowed) return <p className={styles.empty}>Nothing fits. Take a part of the filter away, or look in All.</p>;
  if (view !== 'waiting') return <p className={styles.empty}>{nothingIn[view]}</p>;
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

const nothingIn: Record<Exclude<QueueFilter['view'], 'waiting'>, string> = {
  reported: 'Nobody has reported anything that is still open.',
  appeals: 'Nobody has appealed.',
  held: 'No rule holds anything now.',
  spam: 'Nothing is spam yet.',
  approved: 'Nothing is approved yet.',
  rejected: 'Nothing is rejected yet.',
  all: 'Nobody has answered yet.',
};
