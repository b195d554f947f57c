'use client';

import { type ActName, keyInWords } from '@/lib/desk/keys';
import styles from './desk-keys.module.css';
import { useKeys } from './keys-context';

/**
 * The present key of an act, beside the words of the control that it presses (marked `data-act`); nothing when it has none,
 * or when keys cannot work.
 */
export function KeyHint({ act }: { act: ActName }) {
  const key = useKeys()[act];
  return key === '' ? null : <kbd className={styles.hint}>{keyInWords(key)}</kbd>;
}
