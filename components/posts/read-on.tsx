import { answersInWords } from '@/components/posts/answers-in-words';
import { dayAndMonth, fullDate } from '@/lib/posts/dates';
import type { PostHead } from '@/lib/posts/public';
import { getAround } from '@/lib/posts/queries';
import { getSettings } from '@/lib/settings/queries';
import styles from './read-on.module.css';

/** Posts about the same things, and the ones before and after. */
export async function ReadOn({ post }: { post: { id: number; publishedAt: Date } }) {
  const [{ earlier, later, related }, settings] = await Promise.all([getAround(post), getSettings()]);
  if (!earlier && !later && related.length === 0) return null;
  const { timeZone } = settings.promise.calendar;
  return (
    <section className={`sheet ${styles.on}`} aria-labelledby="read-on">
      <h2 id="read-on">Read on</h2>
      {related.length > 0 && (
        <ul className={`to-end ${styles.related}`} role="list">
          {related.map((other) => (
            <Related key={other.id} post={other} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <nav className={`to-end ${styles.beside}`} aria-label="Earlier and later posts">
        {earlier && <Beside rel="prev" word="Earlier" post={earlier} timeZone={timeZone} />}
        {later && <Beside rel="next" word="Later" post={later} timeZone={timeZone} />}
      </nav>
    </section>
  );
}

function Related({ post, timeZone }: { post: PostHead; timeZone: string }) {
  return (
    <li>
      <h3 dir="auto">
        <a href={`/posts/${post.slug}`}>{post.title}</a>
      </h3>
      {post.standfirst && <p dir="auto">{post.standfirst}</p>}
      <p className="ui">
        {fullDate(post.publishedAt, timeZone)}
        {post.commentCount > 0 && `, ${answersInWords(post.commentCount)}`}
      </p>
    </li>
  );
}

type BesideProps = {
  rel: 'prev' | 'next';
  word: string;
  post: { slug: string; title: string; publishedAt: Date | null };
  timeZone: string;
};

function Beside({ rel, word, post, timeZone }: BesideProps) {
  return (
    <a href={`/posts/${post.slug}`} rel={rel}>
      <span>
        {word}
        {post.publishedAt && `, ${dayAndMonth(post.publishedAt, timeZone)}`}
      </span>{' '}
      <b dir="auto">{post.title.trim() || 'Without a title'}</b>
    </a>
  );
}
