'use client';

import { useFeed } from './feed';
import styles from './live.module.css';

/** Whether what is shown keeps up with what happens, and who else is here. Without JavaScript it says nothing. */
export function LiveState() {
  const line = useFeed((feed) => feed.line);
  const others = useFeed(({ readings }) => [...new Set(readings.map(({ name }) => name))].join(', '));
  if (line === 'opening') return null;
  if (line === 'signed-out') {
    return (
      <span className={`${styles.line} ${styles.lost}`}>
        Signed out. <a href="/sign-in?next=/desk/queue">Sign in again</a>
      </span>
    );
  }
  if (line === 'lost') return <span className={`${styles.line} ${styles.lost}`}>Not live, trying again</span>;
  return (
    <>
      {others && <span>{others} here, too</span>}
      <span className={styles.line}>Live</span>
    </>
  );
}
