import type { PersonRow } from '@/lib/people/desk/queries';
import { counted } from './counted';
import styles from './people.module.css';

const sanctions = { always_held: 'always held', suspension: 'suspended', ban: 'banned' };

export function PeopleList({ rows, sought }: { rows: PersonRow[]; sought: boolean }) {
  if (rows.length === 0) {
    return (
      <p className={styles.hint}>{sought ? 'Nobody’s name or address begins like this.' : 'There is nobody here.'}</p>
    );
  }
  return (
    <ol className={styles.list} role="list">
      {rows.map((person) => (
        <li key={person.id}>
          <div>
            <a href={`/desk/people/${person.id}`}>
              <bdi>{person.name}</bdi>
            </a>
            <p>
              {person.kind} since {person.since}
              {person.email && (
                <>
                  {' · '}
                  <bdi>{person.email}</bdi>
                </>
              )}
            </p>
          </div>
          <span>{person.sanction && <b className={styles.nope}>{sanctions[person.sanction]}</b>}</span>
          <span className={styles.number}>
            {person.answers >= ANSWERS_COUNTED ? `${counted(ANSWERS_COUNTED)}+` : counted(person.answers)}{' '}
            {person.answers === 1 ? 'answer' : 'answers'}
          </span>
        </li>
      ))}
    </ol>
  );
}

const ANSWERS_COUNTED = 1_000; // as far as the list counts
