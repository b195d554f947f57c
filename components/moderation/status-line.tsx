import desk from '@/components/desk/desk.module.css';
import { KeyHint } from '@/components/desk-keys/key-hint';
import { LiveState } from '@/components/live/live-state';
import type { JustDecided } from '@/lib/moderation/queries';
import styles from './queue.module.css';
import { UndoLine } from './undo-line';

type Props = {
  done: JustDecided | null;
  shift: { name: string; decided: number }[];
  place: string;
};

/** Its height is reserved, so that nothing moves when something was decided. */
export function StatusLine({ done, shift, place }: Props) {
  const counts = shift.map(({ name, decided }) => `${name} ${decided}`).join(', ');
  const decided = done?.decided ?? null;
  return (
    <footer className={`${desk.status} ${styles.status}`}>
      <UndoLine decided={decided} place={place} />
      <p className={styles.statusEnd}>
        {counts && <span>{counts} today</span>}
        <LiveState />
        <span>
          <a href="/desk/preferences" data-act="help">
            <KeyHint act="help" /> keys
          </a>
        </span>
      </p>
    </footer>
  );
}
