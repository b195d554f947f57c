import { CommentForm } from '@/components/comments/comment-form';
import { ReadingPromise } from '@/components/promise/reading-promise';
import { FreshUntil } from '@/components/site/fresh-until';
import { currentActor } from '@/lib/auth/session';
import { challengeShown } from '@/lib/challenge/ours';
import { promisedBy } from '@/lib/comments/due';
import { getAnswered, type Opening } from '@/lib/comments/queries';
import { quarterHour } from '@/lib/hours/quarter';
import { getGuidelines } from '@/lib/pages/queries';
import { dateAndTime } from '@/lib/posts/dates';
import { getSettings } from '@/lib/settings/queries';
import styles from './answer.module.css';

type Props = {
  post: { id: number; slug: string; title: string };
  opening: Opening;
  now: Date;
  /** The page's query `answer`: a comment's number or "new". The page belongs to one viewer then, and is not kept. */
  answer?: string | string[];
};

/** Below a thread: what gets published, when an editor will read it, and the form. */
export async function AnswerSection({ post, opening, now, answer }: Props) {
  const [settings, guidelines] = await Promise.all([getSettings(), getGuidelines()]);
  if (!opening.isOpen) {
    return (
      <section className={`sheet ${styles.write}`} id="write" aria-labelledby="write-heading">
        <h2 id="write-heading">Answers are closed</h2>
        <p className={styles.closed}>{opening.words}</p>
      </section>
    );
  }

  const isPersonal = typeof answer === 'string';
  const moment = isPersonal ? now : quarterHour(now);
  const [parent, actor] = isPersonal
    ? await Promise.all([
        /^[1-9][0-9]{0,8}$/.test(answer) ? getAnswered(post.id, Number(answer)) : null,
        currentActor(),
      ])
    : [null, null];
  const viewer = actor && actor.kind !== 'system' && actor.personId !== null ? { name: actor.name ?? '' } : null;
  const readFirst = settings.moderation.mode !== 'afterwards';

  return (
    <section className={`sheet ${styles.write}`} id="write" aria-labelledby="write-heading">
      {opening.closesAt && <FreshUntil until={opening.closesAt} now={now} />}
      <h2 id="write-heading">Write an answer</h2>
      <aside className={`in-aside ${styles.rules}`} aria-labelledby="rules-heading">
        <h3 id="rules-heading">What gets published</h3>
        {guidelines.length > 0 && (
          <ol>
            {guidelines.map((guideline) => (
              <li key={guideline.id}>
                <b>{sentence(guideline.title)}</b> {guideline.summary}
              </li>
            ))}
          </ol>
        )}
        <p>
          {readFirst ? 'An editor reads every answer before it appears. ' : 'Editors read what is written here. '}
          If we turn one down we say {guidelines.length > 0 ? 'which of these it did not meet' : 'why'}, and you may
          revise it. <a href="/guidelines">The guidelines in full</a>
        </p>
      </aside>
      {opening.closesAt && opening.closesAt.getTime() - now.getTime() < SAID_BEFORE_MS && (
        <p className={styles.closes}>
          Answers are taken until{' '}
          <time dateTime={opening.closesAt.toISOString()}>
            {dateAndTime(opening.closesAt, settings.promise.calendar.timeZone)}
          </time>
          .
        </p>
      )}
      <CommentForm post={{ id: post.id, slug: post.slug }} parent={parent} viewer={viewer} challenge={challengeShown()}>
        {readFirst && (
          <ReadingPromise
            from={moment}
            now={moment}
            due={promisedBy(moment, settings.promise)}
            calendar={settings.promise.calendar}
            startLabel="Now"
          >
            Until then only you can see it.
          </ReadingPromise>
        )}
      </CommentForm>
    </section>
  );
}

const SAID_BEFORE_MS = 60 * 86_400_000;

function sentence(title: string): string {
  return /[.!?]$/.test(title) ? title : `${title}.`;
}
