import { answersInWords, postsInWords, resultsInWords } from '@/components/posts/answers-in-words';
import { Facets } from '@/components/search/facets';
import { searchAddress } from '@/components/search/search-address';
import { fullDate } from '@/lib/posts/dates';
import { getTags } from '@/lib/posts/queries';
import type { Counts, Scope } from '@/lib/search/public';
import { type Hit, type Outcome, search } from '@/lib/search/queries';
import { QUERY_MAX_LENGTH, type Search } from '@/lib/search/schema';
import { getSettings } from '@/lib/settings/queries';
import styles from './search.module.css';

/** The outcome is a sentence, before the hits. */
export async function SearchOutcome({ asked }: { asked: Search }) {
  if (asked.kind === 'nothing') return <Elsewhere lead="Type what you remember of a post or an answer." />;
  if (asked.kind === 'too-long') {
    return (
      <Elsewhere
        lead={`That is too much to search for. Use at most ${QUERY_MAX_LENGTH} characters: two or three unusual words do best.`}
      />
    );
  }

  const outcome = await search(asked);
  if (!outcome) return <Elsewhere lead="That search took too long. Try again with a rarer word." />;
  const total = outcome.counts.posts + outcome.counts.answers;
  if (total === 0) return <Nothing words={asked.words} />;
  return (
    <>
      <Facets asked={asked} counts={outcome.counts} />
      <section className={styles.results} aria-label="Results">
        <p className={styles.outcome} role="status">
          {resultsInWords(totalOf(outcome.counts, asked.scope))} for <strong dir="auto">{asked.words}</strong>
        </p>
        <Hits outcome={outcome} />
        <Pages asked={asked} outcome={outcome} />
      </section>
    </>
  );
}

function totalOf(counts: Counts, scope: Scope): number {
  return { everything: counts.posts + counts.answers, posts: counts.posts, answers: counts.answers }[scope];
}

async function Hits({ outcome }: { outcome: Outcome }) {
  const { promise } = await getSettings();
  if (outcome.hits.length === 0) return <p className="ui">There is nothing further.</p>;
  return (
    <ol className={styles.hits} role="list">
      {outcome.hits.map((hit) => (
        <li key={`${hit.kind} ${hit.id}`}>
          <HitLine hit={hit} timeZone={promise.calendar.timeZone} />
        </li>
      ))}
    </ol>
  );
}

function HitLine({ hit, timeZone }: { hit: Hit; timeZone: string }) {
  const title = hit.title.trim() || 'Without a title';
  const isPost = hit.kind === 'post';
  return (
    <article>
      <h2 dir="auto">
        <a href={isPost ? `/posts/${hit.slug}` : `/posts/${hit.slug}#comment-${hit.id}`}>
          {isPost ? title : `${hit.name}, answering “${title}”`}
        </a>
      </h2>
      <p dir="auto">
        {hit.passage.map(({ text, marked }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one passage, in their order
          marked ? <mark key={index}>{text}</mark> : text,
        )}
      </p>
      <p className="ui">
        {isPost ? `Post${hit.name && ` by ${hit.name}`}` : 'Answer'},{' '}
        <time dateTime={hit.at.toISOString()}>{fullDate(hit.at, timeZone)}</time>
        {isPost && hit.answers > 0 && `, ${answersInWords(hit.answers)}`}
        {!isPost && hit.useful > 0 && `, useful to ${hit.useful}`}
      </p>
    </article>
  );
}

function Pages({ asked, outcome }: { asked: Search & { kind: 'words' }; outcome: Outcome }) {
  const { page, pages } = outcome;
  if (pages === 1) return null;
  return (
    <nav className={styles.pages} aria-label="Pages of results">
      {page > 1 && (
        <a href={searchAddress({ ...asked, page: page - 1 })} rel="prev">
          Better results
        </a>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <a href={searchAddress({ ...asked, page: page + 1 })} rel="next">
          More results
        </a>
      )}
    </nav>
  );
}

async function Nothing({ words }: { words: string }) {
  return (
    <Elsewhere>
      Nothing here says <strong dir="auto">{words}</strong>.
    </Elsewhere>
  );
}

/** Ways on for those who found nothing: years and subjects. */
async function Elsewhere({ lead, children }: { lead?: string; children?: React.ReactNode }) {
  const tags = (await getTags()).slice(0, 12);
  return (
    <div className={styles.results}>
      <p className={styles.outcome} role="status">
        {lead}
        {children}
        <small>
          Or look through <a href="/archive">the archive by year</a>.
        </small>
      </p>
      {tags.length > 0 && (
        <ul className={styles.subjects} role="list" aria-label="Subjects">
          {tags.map((tag) => (
            <li key={tag.slug}>
              <a href={`/tags/${tag.slug}`}>{tag.name}</a> <span className="ui">{postsInWords(tag.posts)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
