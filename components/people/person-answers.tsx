import type { PersonComment } from '@/lib/moderation/person/queries';
import { unfiltered } from '@/lib/moderation/queue-filter';
import { queuePath } from '@/lib/moderation/queue-path';
import { counted } from './counted';
import styles from './people.module.css';
import type { Tally } from './ticks';

const states = ['pending', 'approved', 'rejected', 'spam', 'withdrawn', 'deleted'] as const;
export type AnswerState = (typeof states)[number];
export const answerStates: readonly string[] = states;

const names: Record<AnswerState, string> = {
  pending: 'Waiting',
  approved: 'Approved',
  rejected: 'Rejected',
  spam: 'Spam',
  withdrawn: 'Withdrawn',
  deleted: 'Deleted',
};

type Props = {
  rows: PersonComment[];
  tally: Tally;
  state: AnswerState | null;
  next: string | null;
  begins: boolean;
  pathOf: (state: AnswerState | null, after?: string) => string;
};

/** Everything somebody wrote, in every state, with everything that was decided about it. */
export function PersonAnswers({ rows, tally, state, next, begins, pathOf }: Props) {
  return (
    <section className={styles.answers} aria-labelledby="answers-title">
      <h2 id="answers-title">Answers and decisions</h2>
      <nav aria-label="Answers by state">
        <ul className={styles.states} role="list">
          <li>
            <a href={pathOf(null)} aria-current={state ? undefined : 'page'}>
              All
            </a>
          </li>
          {states
            .filter((name) => tally[name] || name === state)
            .map((name) => (
              <li key={name}>
                <a href={pathOf(name)} aria-current={name === state ? 'page' : undefined}>
                  {names[name]} <span>{counted(tally[name] ?? 0)}</span>
                </a>
              </li>
            ))}
        </ul>
      </nav>
      {rows.length === 0 && (
        <p className={styles.hint}>{begins ? 'There is nothing here.' : 'There are no more here.'}</p>
      )}
      <ol className={styles.said} role="list">
        {rows.map((row) => (
          <li key={row.id}>
            <p className={styles.facts}>
              <b className={row.state === 'rejected' || row.state === 'spam' ? styles.nope : undefined}>{row.stands}</b>
              <span>{row.sent}</span>
              <span>
                on <a href={`/posts/${row.post.slug}`}>{row.post.title}</a>
              </span>
              {row.notes > 0 && <span>{row.notes === 1 ? 'one note' : `${row.notes} notes`}</span>}
              {row.reports > 0 && <span>{row.reports === 1 ? 'one report' : `${row.reports} reports`}</span>}
              <a href={queuePath({ filter: unfiltered('all'), comment: row.id })}>
                Open<span className="sr"> the answer of {row.sent}</span>
              </a>
            </p>
            <p className={styles.words} dir="auto">
              {row.say || (row.state === 'deleted' ? 'Nothing is left of it.' : '(no words)')}
            </p>
            {row.heldFor && <p className={styles.hint}>Held: {row.heldFor}</p>}
            {row.decisions.length > 0 && (
              <ul className={styles.decisions} role="list">
                {row.decisions.map(({ id, words, told, isUndone }) => (
                  <li key={id}>
                    {isUndone ? <s>{words}</s> : words}
                    {isUndone && ' Undone.'}
                    {told && (
                      <q dir="auto" className={styles.told}>
                        {told}
                      </q>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {(!begins || next) && (
        <p className="actions">
          {!begins && <a href={pathOf(state)}>Latest</a>}
          {next && <a href={pathOf(state, next)}>Earlier</a>}
        </p>
      )}
    </section>
  );
}
