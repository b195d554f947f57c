import type { ShownTrial } from '@/lib/rules/queries';
import styles from './rules.module.css';

const fates = {
  waits: 'waits',
  'editor-approved': 'approved by an editor',
  'published-at-once': 'published at once',
  rejected: 'turned down',
  spam: 'spam',
} as const;

/** What a rule would have done, and to which answers. */
export function RuleTrial({ trial }: { trial: ShownTrial }) {
  return (
    <section className={styles.trial} aria-labelledby="trial">
      <h2 id="trial">Tried on the past</h2>
      <p className={styles.outcome}>{trial.said}</p>
      {trial.shown.length > 0 && (
        <ol className={styles.hits} role="list" aria-label="Answers that match">
          {trial.shown.map(({ id, fate, name, post, sent, words, html }) => (
            <li key={id}>
              <p className={styles.who}>
                <a href={`/desk/queue?view=all&comment=${id}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                on <bdi>{post}</bdi>, {sent} · <b>{fates[fate]}</b>
              </p>
              {/* html was made safe when it was stored; marks were put between its tags: lib/rules/mark.ts */}
              <div className={styles.words} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
              <p className="sr">Matches: {words.join(', ')}</p>
            </li>
          ))}
        </ol>
      )}
      {trial.count > trial.shown.length && (
        <p className={styles.who}>
          The latest {trial.shown.length} of {trial.count} are shown.
        </p>
      )}
    </section>
  );
}
