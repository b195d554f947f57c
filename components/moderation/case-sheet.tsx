import type { ReactNode } from 'react';
import { CaseNews } from '@/components/live/case-news';
import type { Case } from '@/lib/moderation/queries';
import styles from './queue.module.css';
import { WordChanges } from './word-changes';

/** One comment with what it answers, why it waits, what other parts of the desk know of it, and what was decided before. */
export function CaseSheet({ comment, children }: { comment: Case; children?: ReactNode }) {
  const { parent, standing, left } = comment;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className={styles.sheetOf} tabIndex={0} aria-label="The answer" data-act="read">
      <p className={styles.where}>
        <span>
          On <a href={`/posts/${comment.post.slug}`}>{comment.post.title}</a>
        </span>
        <CaseNews id={comment.id} />
        {left && (
          <span>
            {left.late ? 'Was promised by' : 'Promised by'} {left.due}
          </span>
        )}
      </p>
      {standing && (
        <div className={styles.standing}>
          <p>
            {comment.state === 'pending' && 'Before this: '}
            {standing.words}
          </p>
          {standing.told && (
            <p dir="auto">
              Told to the writer: <q>{standing.told}</q>
            </p>
          )}
        </div>
      )}
      {comment.awaitsConfirmation && (
        <p className={styles.standing}>Its writer has not confirmed it yet, so it waits for them and not for us.</p>
      )}
      {!parent && (
        <div className={styles.parent}>
          <b>The post</b>
          <p dir="auto">{comment.quote ? `“${comment.quote}”` : comment.post.standfirst || comment.post.title}</p>
        </div>
      )}
      {parent && (
        <div className={styles.parent}>
          <b>
            <bdi>{parent.name}</bdi>, {parent.when}
            {parent.state !== 'approved' && ` · ${parent.state === 'pending' ? 'waits too' : parent.state}`}
          </b>
          <p dir="auto">{parent.words}</p>
        </div>
      )}
      <article className={styles.said}>
        <header>
          <h2>
            <bdi>{comment.person.name}</bdi>
          </h2>
          <span className={styles.quiet}>
            {comment.isPingback ? 'pingback' : comment.person.is.split(' ')[0]!.toLowerCase()}
          </span>{' '}
          <time className={styles.quiet} dateTime={comment.sentAt}>
            sent {comment.sent}
            {comment.edited && `, edited ${comment.edited}`}
          </time>
        </header>
        {parent && comment.quote && (
          <p className={styles.hook} dir="auto">
            answers <q>{comment.quote}</q>
          </p>
        )}
        {/* html was made safe when it was stored: lib/text/markdown.ts, lib/text/sanitize.ts */}
        <div className={styles.words} dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      </article>
      {comment.because.length > 0 && (
        <ol className={styles.because} role="list" aria-label="Worth knowing">
          {comment.because.map(({ lead, rest }) => (
            <li key={lead + rest}>
              <span>
                <b>{lead}</b> {rest}
              </span>
            </li>
          ))}
        </ol>
      )}
      {children}
      {comment.changes.length > 0 && (
        <details className={styles.edited} open>
          <summary>{comment.changes.length === 1 ? 'Changed once' : `Changed ${comment.changes.length} times`}</summary>
          {comment.changes.map(({ version, by, when, words }) => (
            <div key={version}>
              <p>{by ? `By ${by}, ${when}` : `By its writer, ${when}`}</p>
              <WordChanges words={words} />
            </div>
          ))}
        </details>
      )}
      {comment.history.length > 1 && (
        <details className={styles.edited}>
          <summary>Everything that was decided about it</summary>
          <ol className={styles.history} role="list">
            {comment.history.map(({ id, words, undone }) => (
              <li key={id}>
                {undone ? <s>{words}</s> : words}
                {undone && ' Undone.'}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
