import type { ShownSanction } from '@/lib/sanctions/queries';
import { LiftForm } from './lift-form';
import styles from './sanctions.module.css';

/** Everything that was laid on somebody, latest first; what is over is said to be. */
export function SanctionList({ sanctions, back }: { sanctions: ShownSanction[]; back: string }) {
  if (sanctions.length === 0) return <p className={styles.hint}>Never sanctioned.</p>;
  return (
    <ol className={styles.list} role="list">
      {sanctions.map((sanction) => (
        <li key={sanction.id} className={sanction.stands && sanction.kind !== 'warning' ? styles.stands : undefined}>
          <p>
            <b>{sanction.name}</b> {course(sanction)}
          </p>
          <p dir="auto">{sanction.reason}</p>
          {sanction.words && (
            <p dir="auto">
              Told them: <q>{sanction.words}</q>
            </p>
          )}
          <p className={styles.hint}>
            {sanction.by}, {sanction.given}
            {sanction.isUntold && '. No letter has left yet.'}
          </p>
          {sanction.mayLift && <LiftForm sanction={sanction} back={back} />}
        </li>
      ))}
    </ol>
  );
}

function course({ kind, stands, ends, lifted }: ShownSanction): string {
  if (lifted) return `lifted by ${lifted.by}, ${lifted.when}`;
  if (kind === 'warning') return '';
  if (!stands) return `ended ${ends}`;
  return ends ? `until ${ends}` : 'until it is lifted';
}
