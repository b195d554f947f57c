import { rateInWords } from '@/lib/people/desk/in-words';
import type { PersonHead } from '@/lib/people/desk/queries';
import { counted } from './counted';
import styles from './people.module.css';
import { type Tally, Ticks, tallyParts } from './ticks';

type Props = { person: PersonHead; record: { tally: Tally; states: Parameters<typeof Ticks>[0]['states'] } };

const TICK_PLACES = 40;

/** Who somebody is and how their answers fared. */
export function PersonWho({ person, record }: Props) {
  const rate = rateInWords(record.tally);
  const parts = tallyParts(record.tally);
  return (
    <section className={styles.who} aria-labelledby="who-title">
      <h2 id="who-title" className="sr">
        Who they are
      </h2>
      {record.states.length > 0 && (
        <div>
          <Ticks states={record.states} places={TICK_PLACES} />
          <p>
            {parts.map(([count, words], index) => (
              <span key={words}>
                {index > 0 && ', '}
                <b>{counted(count)}</b> {words}
              </span>
            ))}
          </p>
        </div>
      )}
      {record.states.length === 0 && <p>Has written nothing yet.</p>}
      {rate && (
        <p>
          <b>{rate.rate}</b>
          <br />
          <span className={styles.hint}>{rate.formula}</span>
        </p>
      )}
      <dl className={styles.known}>
        {person.email && (
          <>
            <dt>E-mail</dt>
            <dd dir="ltr">{person.email}</dd>
          </>
        )}
        {!person.isErased && (
          <>
            <dt>Address</dt>
            <dd>{person.isConfirmed ? 'confirmed' : 'not confirmed'}</dd>
          </>
        )}
        {person.webAddress && (
          <>
            <dt>Web address</dt>
            <dd dir="ltr">{person.webAddress}</dd>
          </>
        )}
        {person.formerNames.length > 0 && (
          <>
            <dt>Was called</dt>
            {person.formerNames.map(({ name, until }) => (
              <dd key={name + until}>
                <bdi>{name}</bdi>, until {until}
              </dd>
            ))}
          </>
        )}
        {person.tagNames.length > 0 && person.role === 'editor' && (
          <>
            <dt>Decides under</dt>
            <dd>{person.tagNames.join(', ')}</dd>
          </>
        )}
        {person.handle && (
          <>
            <dt>Author’s page</dt>
            <dd>
              <a href={`/authors/${person.handle}`}>/authors/{person.handle}</a>
            </dd>
          </>
        )}
        {person.wasImported && (
          <>
            <dt>Comes from</dt>
            <dd>an import</dd>
          </>
        )}
        <dt>Reports</dt>
        <dd>{person.reports}</dd>
      </dl>
    </section>
  );
}
