import receiptStyles from '@/components/comments/receipt.module.css';
import type { AppealShown as Appeal } from '@/lib/comments/receipt';
import styles from './appeals.module.css';

/** An appeal on its writer's receipt: what they said, and what came of it. */
export function AppealShown({ appeal: { state, words, outcome, judge } }: { appeal: Appeal }) {
  if (state === 'dropped') return null;
  const who = judge.charAt(0).toUpperCase() + judge.slice(1);
  const did = state === 'upheld' ? 'upheld your appeal, and published the answer' : 'dismissed your appeal';
  const alone = judge === 'the same editor' ? ', the only one for this post,' : '';
  return (
    <section className={`${styles.shown} ${state === 'open' ? '' : styles[state]}`} aria-label="Your appeal">
      <p className="kicker">Your appeal</p>
      <p className={styles.words} dir="auto">
        {words}
      </p>
      {state !== 'open' && (
        <>
          <p className={`tied ${receiptStyles.editor}`} dir="auto">
            {outcome}
          </p>
          <p className="ui">
            {who}
            {alone} {did}.
          </p>
        </>
      )}
    </section>
  );
}
