import type { Stretch } from '@/lib/moderation/word-diff';
import styles from './word-changes.module.css';

/** A text with what was taken out and what was put in. */
export function WordChanges({ words }: { words: Stretch[] }) {
  return (
    <p className={styles.changes} dir="auto">
      {words.map(({ text, kind }, index) => {
        const key = `${kind}-${index}`;
        if (kind === 'gone') return <del key={key}>{text}</del>;
        return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}
