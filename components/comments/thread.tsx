import { ThreadComment } from '@/components/comments/thread-comment';
import { authorsAnswers, type Shown, shapeOf } from '@/components/comments/thread-shape';
import { answersInWords } from '@/components/posts/answers-in-words';
import { UsefulForm } from '@/components/reactions/useful-form';
import type { Branch } from '@/lib/comments/thread';
import { getSettings } from '@/lib/settings/queries';
import styles from './thread.module.css';

type Props = { post: { id: number; slug: string; commentCount: number }; branches: Branch[]; isOpen: boolean };

/** The conversation under a post, the same for everybody. */
export async function Thread({ post, branches, isOpen }: Props) {
  const settings = await getSettings();
  const { timeZone } = settings.promise.calendar;
  const none = isOpen ? 'No answers yet' : 'No answers';
  const place = { slug: post.slug, timeZone, isOpen };
  return (
    <section className={`sheet ${styles.thread}`} id="thread" aria-labelledby="answers">
      <div className={styles.head}>
        <h2 id="answers">{post.commentCount === 0 ? none : answersInWords(post.commentCount)}</h2>
        {(isOpen || post.commentCount > 0) && (
          <p>
            {howModerated(settings.moderation.mode, post.commentCount)} {authorsInWords(authorsAnswers(branches))}
          </p>
        )}
      </div>
      <ul className={`facts in-margin ${styles.aside}`} role="list">
        {isOpen && (
          <li>
            <a href="#write">Write an answer</a>
          </li>
        )}
        <li>
          <a href={`/posts/${post.slug}/comments.xml`}>Answers as a feed</a>
        </li>
      </ul>
      {branches.length > 0 && (
        <>
          <ol className={styles.top} role="list">
            {shapeOf(branches, settings.threads.depthShown).map((shown) => (
              <Twig key={shown.branch.id} shown={shown} place={place} />
            ))}
          </ol>
          <UsefulForm postId={post.id} />
        </>
      )}
    </section>
  );
}

export type Place = { slug: string; timeZone: string; isOpen: boolean };

function Twig({ shown, place }: { shown: Shown; place: Place }) {
  const { branch, replies } = shown;
  return (
    <li data-pinned={branch.pinned && shown.level === 1 ? '' : undefined}>
      <ThreadComment shown={shown} place={place} />
      {replies.length > 0 && (
        <ol className={styles.replies} role="list">
          {replies.map((reply) => (
            <Twig key={reply.branch.id} shown={reply} place={place} />
          ))}
        </ol>
      )}
    </li>
  );
}

function howModerated(mode: 'everyone' | 'newcomers' | 'afterwards', count: number): string {
  if (count === 0) return 'Yours could be the first. An editor reads every answer.';
  if (mode === 'everyone')
    return count === 1 ? 'An editor read it before it appeared.' : 'An editor read each of these before it appeared.';
  return 'Editors read what is written here.';
}

const numbers = [
  '',
  'once',
  'twice',
  'three times',
  'four times',
  'five times',
  'six times',
  'seven times',
  'eight times',
  'nine times',
];

function authorsInWords(authors: { name: string; answers: number }[]): string {
  return authors
    .map(({ name, answers }) => `${name} has answered ${numbers[answers] ?? `${answers} times`}.`)
    .join(' ');
}
