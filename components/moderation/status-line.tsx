import desk from '@/components/desk/desk.module.css';
import type { JustDecided } from '@/lib/moderation/queries';
import styles from './queue.module.css';
import { UndoLine } from './undo-line';

type Props = {
  done: JustDecided | null;
  shift: { name: string; decided: number }[];
  place: { view: string; after: string | null };
};

/** Its height is reserved, so that nothing moves when something was decided. */
export function StatusLine({ done, shift, place }: Props) {
  const counts = shift.map(({ name, decided }) => `${name} ${decided}`).join(', ');
  return (
    <footer className={`${desk.status} ${styles.status}`}>
      <UndoLine key={done ? `${done.decisionId}-${done.undone}` : 'none'} done={done} place={place} />
      <p className={styles.statusEnd}>
        {counts && <span>{counts} today</span>}
        <span>
          <kbd>J</kbd> <kbd>K</kbd> next and previous
        </span>
      </p>
    </footer>
  );
}
