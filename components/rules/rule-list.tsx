import type { getRules } from '@/lib/rules/queries';
import { effectNames, kindNames } from '@/lib/rules/words';
import styles from './rules.module.css';

type Props = Pick<NonNullable<Awaited<ReturnType<typeof getRules>>>, 'rules' | 'looked'>;

export function RuleList({ rules, looked }: Props) {
  if (rules.length === 0) return <p>There are no rules yet. Write the first, or import a list.</p>;
  return (
    <ol className={styles.rules} role="list" aria-label="Rules">
      {rules.map(({ id, pattern, kind, effect, note, active, matches }) => (
        <li key={id}>
          <div>
            <a href={`/desk/rules/${id}`} dir="auto">
              {pattern}
            </a>
            {(kind === 'pattern' || note) && (
              <p dir="auto">{[kind === 'pattern' && kindNames.pattern, note].filter(Boolean).join(' · ')}</p>
            )}
          </div>
          <span>{effectNames[effect]}</span>
          <span>
            {matches.toLocaleString('en')} of last {looked.toLocaleString('en')}
          </span>
          <span className={active ? styles.on : undefined}>{active ? 'on' : 'off'}</span>
        </li>
      ))}
    </ol>
  );
}
