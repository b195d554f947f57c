import type { Row } from '@/lib/moderation/queries';
import styles from './queue.module.css';

/** Belongs to the form below the board: what is picked there is decided together. */
export function RowSelect({ row, picked }: { row: Row; picked: boolean }) {
  return (
    <label className={styles.pick}>
      <input
        type="checkbox"
        name="pick"
        value={`${row.id}.${row.version}.${row.state}`}
        form="bulk"
        defaultChecked={picked && row.mayBePicked}
        disabled={!row.mayBePicked}
        data-pick={row.id}
      />
      <span className="sr">Select {row.name}’s answer</span>
    </label>
  );
}
