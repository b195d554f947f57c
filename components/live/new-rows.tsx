'use client';

import { KeyHint } from '@/components/desk-keys/key-hint';
import { useFeed } from './feed';
import styles from './live.module.css';

/** Rows are added when the editor asks for it, and not under their hand. */
export function NewRows() {
  const fresh = useFeed((feed) => feed.fresh);
  if (fresh === 0) return null;
  return (
    <button className={`button ${styles.fresh}`} type="button" data-act="fetch">
      {fresh} new <KeyHint act="fetch" />
    </button>
  );
}
