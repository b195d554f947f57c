import type { DeskActor } from '@/lib/auth/desk';
import { type AppealInCase as Appeal, getAppealInCase } from '@/lib/moderation/appeals/queries';
import styles from './appeals.module.css';
import { JudgeForm } from './judge-form';
import { UndoDismissal } from './undo-dismissal';

type Props = { actor: DeskActor; commentId: number; place: string; now: Date };

/** The latest appeal about an answer, in its case at the desk: judged here, or told how it was judged. */
export async function AppealInCase({ actor, commentId, place, now }: Props) {
  const appeal = await getAppealInCase(actor, commentId, now);
  if (!appeal) return null;
  return (
    <section className={`${styles.case} ${appeal.state === 'open' ? '' : styles[appeal.state]}`} aria-label="Appeal">
      <header>
        <h3>
          <bdi>{appeal.name}</bdi> {appeal.state === 'open' ? 'appeals' : 'appealed'} against{' '}
          {appeal.wasSpam ? 'being taken for spam' : 'this decision'}
        </h3>
        <Due appeal={appeal} />
      </header>
      <p className={styles.said} dir="auto">
        {appeal.words}
      </p>
      {appeal.judged && <p className={styles.quiet}>{appeal.judged}</p>}
      {appeal.judged && appeal.state !== 'dropped' && (
        <p className={styles.told} dir="auto">
          {appeal.outcome}
        </p>
      )}
      {appeal.why && <p className={styles.quiet}>{appeal.why}</p>}
      {appeal.alone && (
        <p className={styles.quiet}>
          You decided about this answer. No other editor could judge the appeal, so you may; <bdi>{appeal.name}</bdi> is
          told so.
        </p>
      )}
      {appeal.state === 'open' && !appeal.why && <JudgeForm key={appeal.version} appeal={appeal} place={place} />}
      {appeal.undoable && <UndoDismissal appealId={appeal.id} commentId={commentId} place={place} />}
    </section>
  );
}

function Due({ appeal: { filed, due } }: { appeal: Appeal }) {
  if (!due) return <span className={styles.due}>sent {filed}</span>;
  return (
    <span className={styles.due}>
      sent {filed},{' '}
      <span className={due.late ? styles.late : undefined}>
        {due.late ? 'was due' : 'due'} {due.moment}
      </span>
    </span>
  );
}
