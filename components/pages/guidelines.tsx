import { type Guideline, getGuidelines, getRetiredGuidelines } from '@/lib/pages/queries';
import styles from './standing-page.module.css';

/** The numbered clauses. A rejection cites one by its number, and links to it here; so do those that are no longer in force. */
export async function Guidelines() {
  const [clauses, retired] = await Promise.all([getGuidelines(), getRetiredGuidelines()]);
  return (
    <>
      {clauses.length > 0 && (
        <section className={styles.guidelines} aria-labelledby="clauses">
          <h2 id="clauses">The guidelines, one by one</h2>
          <Clauses clauses={clauses} />
        </section>
      )}
      {retired.length > 0 && (
        <section className={styles.guidelines} aria-labelledby="retired">
          <h2 id="retired">No longer in force</h2>
          <p className={styles.more}>Older decisions rest on these. No new one does.</p>
          <Clauses clauses={retired} />
        </section>
      )}
    </>
  );
}

function Clauses({ clauses }: { clauses: Guideline[] }) {
  return (
    <ol role="list">
      {clauses.map((clause) => (
        <li key={clause.id} id={`guideline-${clause.number}`}>
          <span className={styles.number} aria-hidden="true">
            {clause.number}
          </span>
          <div>
            <h3>
              <span className="sr">{clause.number}. </span>
              {clause.title.replace(/[.,]\s*$/, '')}
            </h3>
            <p>{clause.summary}</p>
            {paragraphs(clause.text).map((paragraph) => (
              <p key={paragraph} className={styles.more}>
                {paragraph}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

function paragraphs(text: string): string[] {
  return [...new Set(text.split(/\n{2,}/).map((part) => part.trim()))].filter((part) => part !== '');
}
