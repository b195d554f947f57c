import { KeyHint } from '@/components/desk-keys/key-hint';
import { heldByNames } from '@/lib/comments/held-by';
import type { FilterChoices } from '@/lib/moderation/queries';
import { type QueueFilter, SEARCH_MAX_LENGTH, viewsOfManyStates } from '@/lib/moderation/queue-filter';
import { stateWords } from '@/lib/moderation/state-words';
import type { Choice } from '@/lib/reasons/choices';
import styles from './filter-form.module.css';

type Props = {
  filter: QueueFilter;
  choices: FilterChoices;
  reasons: Choice[];
  narrowed: boolean;
};

/** Narrows the view. A plain form: what it asks for stands in the address, and can be kept or passed on. */
export function FilterForm({ filter, choices, reasons, narrowed }: Props) {
  return (
    <details className={styles.filter}>
      <summary data-act="filter">
        Filter{narrowed && <span className="sr"> this view further</span>} <KeyHint act="filter" />
      </summary>
      <form action="/desk/queue" method="get" className={styles.form}>
        {filter.view !== 'waiting' && <input type="hidden" name="view" value={filter.view} />}
        {filter.like && <input type="hidden" name="like" value={filter.like} />}
        <p className={`field ${styles.wide}`}>
          <label htmlFor="filter-words">Words, or a name</label>
          <input id="filter-words" type="search" name="q" defaultValue={filter.words} maxLength={SEARCH_MAX_LENGTH} />
        </p>
        <p className="field">
          <label htmlFor="filter-post">Post</label>
          <input id="filter-post" name="post" defaultValue={filter.post} maxLength={100} list="filter-posts" />
        </p>
        <datalist id="filter-posts">
          {choices.posts.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </datalist>
        <p className="field">
          <label htmlFor="filter-person">Person</label>
          <input id="filter-person" name="person" defaultValue={filter.person} maxLength={100} />
        </p>
        {viewsOfManyStates.includes(filter.view) && (
          <p className="field">
            <label htmlFor="filter-state">State</label>
            <select id="filter-state" name="state" defaultValue={filter.state}>
              <option value="">Any</option>
              {Object.entries(stateWords).map(([state, words]) => (
                <option key={state} value={state}>
                  {words}
                </option>
              ))}
            </select>
          </p>
        )}
        <p className="field">
          <label htmlFor="filter-because">Turned down for</label>
          <select id="filter-because" name="because" defaultValue={filter.because}>
            <option value="">Any reason, or none</option>
            {reasons.map(({ value, title, clause }) => (
              <option key={value} value={value}>
                {title} ({clause.number})
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor="filter-rule">Held by</label>
          <select id="filter-rule" name="rule" defaultValue={filter.rule}>
            <option value="">Any rule, or none</option>
            {Object.entries(heldByNames).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
            {choices.wordRules.map(({ id, pattern }) => (
              <option key={id} value={`word:${id}`}>
                Word rule: {pattern}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor="filter-editor">Decided by</label>
          <select id="filter-editor" name="editor" defaultValue={filter.editor ?? ''}>
            <option value="">Anybody</option>
            {choices.editors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
        <p className={`field ${styles.begins}`}>
          <label htmlFor="filter-from">Sent from</label>
          <input id="filter-from" type="date" name="from" defaultValue={filter.from} />
        </p>
        <p className="field">
          <label htmlFor="filter-to">Until</label>
          <input id="filter-to" type="date" name="to" defaultValue={filter.to} />
        </p>
        <p className={styles.wide}>
          <button className="button first" type="submit">
            Show
          </button>
        </p>
      </form>
    </details>
  );
}
