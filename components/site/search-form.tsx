import styles from './search-form.module.css';

/** The large one: on the search page and wherever a reader found nothing. */
export function SearchForm({ query = '' }: { query?: string }) {
  return (
    <search className={styles.search} aria-label="Posts and answers">
      <form action="/search">
        <div className="field">
          <label className="sr" htmlFor="q">
            Search posts and answers
          </label>
          <input id="q" name="q" type="search" defaultValue={query} maxLength={200} />
        </div>
        <button className="button first" type="submit">
          Search
        </button>
      </form>
    </search>
  );
}
