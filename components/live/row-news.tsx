'use client';

import { readingInWords } from '@/lib/leases/readers';
import { useReaders } from './colleagues';
import { useFeed } from './feed';
import styles from './live.module.css';

/** What colleagues do with this row: who reads it, who has decided it. The row stays where it is. */
export function RowNews({ id }: { id: number }) {
  const change = useFeed(({ changes }) => changes.get(id));
  const names = useReaders(id);
  if (change?.what === 'decided') {
    return (
      <span className={styles.gone} data-taken data-gone>
        {change.words}
      </span>
    );
  }
  if (names !== '') {
    return (
      <span className={styles.reading} data-taken>
        {readingInWords(names.split('\n'))}
      </span>
    );
  }
  return change?.what === 'changed' ? <span className={styles.changed}>{change.words}</span> : null;
}
