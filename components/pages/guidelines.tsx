import { getGuidelines } from '@/lib/pages/queries';
import styles from './standing-page.module.css';

/** The numbered clauses. A rejection cites one by its number, and links to it here. */
export async function Guidelines() {
  const clauses = await getGuidelines();
  if (clauses.length === 0) return null;
  return (
    <section className={styles.guidelines} aria-labelledby="clauses">
      <h2 id="clauses">The guidelines, one by one</h2>
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
    </section>
  );
}

function paragraphs(text: string): string[] {
  return [...new Set(text.split(/\n{2,}/).map((part) => part.trim()))].filter((part) => part !== '');
}
