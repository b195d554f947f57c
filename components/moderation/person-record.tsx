import Link from 'next/link';
import type { Case } from '@/lib/moderation/queries';
import { unfiltered } from '@/lib/moderation/queue-filter';
import { queuePath } from '@/lib/moderation/queue-path';
import styles from './queue.module.css';

type Person = Case['person'];
type Props = { comment: Pick<Case, 'id' | 'person' | 'sameAddress'> };
type State = Person['states'][number];

/** Who wrote it: their earlier answers as ticks, newest right; tall for approved, short and red for turned down, hollow for withdrawn. */
export function PersonRecord({ comment }: Props) {
  const { person, sameAddress } = comment;
  const { states, tally } = person;
  const rate = approvalRate(tally);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <aside className={styles.record} aria-labelledby="record-name" tabIndex={0}>
      <div>
        <h3 id="record-name">
          <bdi>{person.name}</bdi>
        </h3>
        <p>{person.is}</p>
      </div>
      {states.length === 0 && <p>Nothing by this person before.</p>}
      {states.length > 0 && (
        <div>
          <h4>{states.length === 1 ? 'One answer before' : `${states.length} answers before, newest right`}</h4>
          <Ticks states={states} />
          <p>
            {parts(tally).map(([count, words], index) => (
              <span key={words}>
                {index > 0 && ', '}
                <b>{count.toLocaleString('en')}</b> {words}
              </span>
            ))}
            {rate !== null && ` · ${rate} % approved`}
          </p>
          <p>
            <Link href={queuePath({ filter: { ...unfiltered('all'), person: String(person.id) } })} prefetch={false}>
              All of them
            </Link>
          </p>
        </div>
      )}
      {tally.useful > 0 && (
        <div>
          <h4>Useful to readers</h4>
          <p>
            <b>{tally.useful.toLocaleString('en')}</b> {tally.useful === 1 ? 'time' : 'times'}
          </p>
        </div>
      )}
      {sameAddress.known && (
        <div>
          <h4>{sameAddress.others.length > 0 ? 'Same address, other names' : 'Same address'}</h4>
          {sameAddress.others.slice(0, OTHERS_SHOWN).map(({ id, name, answers }) => (
            <p key={id}>
              <Link href={queuePath({ filter: { ...unfiltered('all'), person: String(id) } })} prefetch={false}>
                <bdi>{name}</bdi>
              </Link>
              , {answers === 1 ? 'one answer' : `${answers} answers`}
            </p>
          ))}
          <p>
            <Link href={queuePath({ filter: { ...unfiltered('all'), like: comment.id } })} prefetch={false}>
              Everything from this address
            </Link>
          </p>
        </div>
      )}
    </aside>
  );
}

const OTHERS_SHOWN = 4;

/** Of what was decided, how much was approved, in a hundred; null until there is enough to say so. */
function approvalRate({ approved = 0, rejected = 0, spam = 0 }: Person['tally']): number | null {
  const decided = approved + rejected + spam;
  return decided < 3 ? null : Math.round((100 * approved) / decided);
}

function parts(tally: Person['tally']): [number, string][] {
  const all: [number | undefined, string][] = [
    [tally.approved, 'approved'],
    [tally.rejected, 'rejected'],
    [tally.spam, 'spam'],
    [(tally.withdrawn ?? 0) + (tally.deleted ?? 0), 'withdrawn'],
    [tally.pending, 'waiting'],
  ];
  return all.filter((part): part is [number, string] => Boolean(part[0]));
}

const shapes: Record<State, { path: (x: number) => string; className: string | undefined }> = {
  approved: { path: (x) => `M${x} 2h6v26h-6z`, className: styles.yes },
  rejected: { path: (x) => `M${x} 20h6v8h-6z`, className: styles.nope },
  spam: { path: (x) => `M${x} 20h6v8h-6z`, className: styles.nope },
  withdrawn: { path: (x) => `M${x + 0.5} 14.5h5v13h-5z`, className: styles.self },
  deleted: { path: (x) => `M${x + 0.5} 14.5h5v13h-5z`, className: styles.self },
  pending: { path: (x) => `M${x + 0.5} 2.5h5v25h-5z`, className: styles.open },
};

function Ticks({ states }: { states: State[] }) {
  const words = parts(countStates(states))
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
  return (
    <svg className={styles.ticks} viewBox="0 0 170 28" preserveAspectRatio="xMinYMid" role="img" aria-label={words}>
      {states.map((state, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tick is its place in the row
        <path key={index} className={shapes[state].className} d={shapes[state].path(index * 10)} />
      ))}
    </svg>
  );
}

function countStates(states: State[]): Person['tally'] {
  const count = (wanted: State) => states.filter((state) => state === wanted).length;
  return {
    approved: count('approved'),
    rejected: count('rejected'),
    spam: count('spam'),
    withdrawn: count('withdrawn'),
    deleted: count('deleted'),
    pending: count('pending'),
    useful: 0,
  };
}
