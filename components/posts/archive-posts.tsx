import { answersInWords, postsInWords } from '@/components/posts/answers-in-words';
import { NothingHere } from '@/components/site/nothing-here';
import { SiteFrame } from '@/components/site/site-frame';
import { dayAndMonth, monthName, monthOf } from '@/lib/posts/dates';
import type { PostHead } from '@/lib/posts/public';
import { getArchive, getArchivePosts } from '@/lib/posts/queries';
import { getSettings } from '@/lib/settings/queries';
import styles from './archive.module.css';

/** The titles of a year, month by month; or of one month. */
export async function ArchivePosts({ year, month }: { year: number; month?: number }) {
  const [posts, years, settings] = await Promise.all([getArchivePosts(year, month), getArchive(), getSettings()]);
  if (posts.length === 0) return <NothingHere />;
  const { timeZone } = settings.promise.calendar;
  const months = [...new Set(posts.map((post) => monthOf(post.publishedAt, timeZone)))];
  return (
    <SiteFrame current="/archive">
      <div className="sheet">
        <p className={`facts in-margin ${styles.back}`}>
          <a href="/archive">The whole archive</a>
          {month !== undefined && <a href={`/archive/${year}`}>All of {year}</a>}
          <span>{postsInWords(posts.length)}</span>
        </p>
        <h1 className="page-title">{month === undefined ? year : `${monthName(month)} ${year}`}</h1>
        {months.map((each) => (
          <section key={each} className={`sub ${styles.month}`} aria-label={`${monthName(each)} ${year}`}>
            {month === undefined && (
              <h2 className={`in-margin ${styles.name}`}>
                <a href={`/archive/${year}/${String(each).padStart(2, '0')}`}>{monthName(each)}</a>
              </h2>
            )}
            <ol className={styles.posts} role="list">
              {posts
                .filter((post) => monthOf(post.publishedAt, timeZone) === each)
                .map((post) => (
                  <Line key={post.id} post={post} timeZone={timeZone} />
                ))}
            </ol>
          </section>
        ))}
        <Others year={year} years={years.map((known) => known.year)} />
      </div>
    </SiteFrame>
  );
}

function Line({ post, timeZone }: { post: PostHead; timeZone: string }) {
  const names = post.authors.map(({ name }) => name).join(', ');
  return (
    <li className="h-entry">
      <a className="u-url p-name" href={`/posts/${post.slug}`} dir="auto">
        {post.title}
      </a>
      <span className="ui">
        <time className="dt-published" dateTime={post.publishedAt.toISOString()}>
          {dayAndMonth(post.publishedAt, timeZone)}
        </time>
        {names && <>, {names}</>}
        {post.commentCount > 0 && <>, {answersInWords(post.commentCount)}</>}
      </span>
    </li>
  );
}

function Others({ year, years }: { year: number; years: number[] }) {
  if (years.length < 2) return null;
  return (
    <nav className={styles.years} aria-label="Years">
      <ul role="list">
        {years.map((each) => (
          <li key={each}>
            <a href={`/archive/${each}`} aria-current={each === year ? 'true' : undefined}>
              {each}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
