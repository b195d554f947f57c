import Link from 'next/link';
import type { ReactNode } from 'react';
import { Ticks, tallyParts } from '@/components/people/ticks';
import type { Case } from '@/lib/moderation/queries';
import { unfiltered } from '@/lib/moderation/queue-filter';
import { queuePath } from '@/lib/moderation/queue-path';
import styles from './queue.module.css';

type Person = Case['person'];
type Props = { comment: Pick<Case, 'id' | 'person' | 'sameAddress'>; children?: ReactNode };
const TICKS = 17; // places, so that few ticks are not drawn large

/** Who wrote it: their earlier answers as ticks, newest right; tall for approved, short and red for turned down, hollow for withdrawn. */
export function PersonRecord({ comment, children }: Props) {
  const { person, sameAddress } = comment;
  const { states, tally } = person;
  const rate = approvalRate(tally);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <aside className={styles.record} aria-labelledby="record-name" tabIndex={0}>
      <div>
        <h3 id="record-name">
          <Link href={`/desk/people/${person.id}`} prefetch={false} data-act="person">
            <bdi>{person.name}</bdi>
          </Link>
        </h3>
        <p>{person.is}</p>
      </div>
      {children}
      {states.length === 0 && <p>Nothing by this person before.</p>}
      {states.length > 0 && (
        <div>
          <h4>{states.length === 1 ? 'One answer before' : `${states.length} answers before, newest right`}</h4>
          <Ticks states={states} places={TICKS} />
          <p>
            {tallyParts(tally).map(([count, words], index) => (
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
