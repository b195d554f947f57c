import { postsInWords } from '@/components/posts/answers-in-words';
import { SiteFrame } from '@/components/site/site-frame';
import { monthName } from '@/lib/posts/dates';
import type { ArchiveMonth } from '@/lib/posts/public';
import { getArchive, getTags } from '@/lib/posts/queries';
import styles from './archive.module.css';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const TALLEST = 40; // units of the figure

/** Every year as twelve months: a bar for each post count, and a link under it. */
export async function ArchiveIndex() {
  const [years, tags] = await Promise.all([getArchive(), getTags()]);
  const most = Math.max(1, ...years.flatMap((year) => year.months.map(({ posts }) => posts)));
  return (
    <SiteFrame current="/archive">
      <div className="sheet">
        <h1 className="page-title">Archive</h1>
        {years.length === 0 && <p className="state-empty">Nothing has been published here yet.</p>}
        {years.map(({ year, months: counts }) => (
          <Year key={year} year={year} counts={counts} most={most} />
        ))}
        {tags.length > 0 && (
          <section className={styles.tags} aria-labelledby="subjects">
            <h2 id="subjects">By subject</h2>
            <ul role="list">
              {tags.map((tag) => (
                <li key={tag.slug}>
                  <a href={`/tags/${tag.slug}`}>{tag.name}</a> <span className="num">{tag.posts}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </SiteFrame>
  );
}

function Year({ year, counts, most }: { year: number; counts: ArchiveMonth[]; most: number }) {
  const total = counts.reduce((sum, { posts }) => sum + posts, 0);
  return (
    <section className={`sub ${styles.year}`} aria-labelledby={`year-${year}`}>
      <p className={`facts in-margin ${styles.total}`}>{postsInWords(total)}</p>
      <h2 id={`year-${year}`}>
        <a href={`/archive/${year}`}>{year}</a>
      </h2>
      <ol className={styles.months} role="list">
        {months.map((month) => (
          <Month key={month} year={year} month={month} posts={countOf(counts, month)} most={most} />
        ))}
      </ol>
    </section>
  );
}

function Month({ year, month, posts, most }: { year: number; month: number; posts: number; most: number }) {
  const name = monthName(month);
  const short = name.slice(0, 3);
  if (posts === 0) {
    return (
      <li className={styles.quiet} aria-hidden="true">
        {short}
      </li>
    );
  }
  const height = Math.max(3, Math.round((posts / most) * TALLEST));
  return (
    <li>
      <a
        href={`/archive/${year}/${String(month).padStart(2, '0')}`}
        aria-label={`${name} ${year}, ${postsInWords(posts)}`}
      >
        <svg viewBox={`0 0 10 ${TALLEST}`} preserveAspectRatio="none" aria-hidden="true">
          <rect x="0" y={TALLEST - height} width="10" height={height} />
        </svg>
        {short}
      </a>
    </li>
  );
}

function countOf(counts: ArchiveMonth[], month: number): number {
  return counts.find((count) => count.month === month)?.posts ?? 0;
}
