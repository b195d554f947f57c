import type { ReactNode } from 'react';
import type { Typed } from '@/lib/posts/actions';
import styles from './writing.module.css';

const policies: [string, string][] = [
  ['open', 'As the blog does'],
  ['held', 'Each read first'],
  ['closed', 'Closed'],
];

type Props = {
  id: string;
  typed: Typed;
  invalid: (name: string) => object;
  error: (name: string) => ReactNode;
};

/** Who may answer a post, until when, and what stands in the form's place afterwards. */
export function AnswersFields({ id, typed, invalid, error }: Props) {
  return (
    <section aria-labelledby={`${id}-s4`}>
      <h2 id={`${id}-s4`}>Answers</h2>
      <fieldset aria-labelledby={`${id}-s4`}>
        {policies.map(([value, words]) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name="commentPolicy"
              value={value}
              defaultChecked={(typed.commentPolicy || 'open') === value}
            />{' '}
            {words}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-ca`}>Closes on</label>
        <input
          id={`${id}-ca`}
          name="commentsCloseAt"
          type="datetime-local"
          defaultValue={typed.commentsCloseAt}
          {...invalid('commentsCloseAt')}
        />
        <span className="hint">In the blog’s own time. Empty: by the blog’s rule.</span>
        {error('commentsCloseAt')}
      </div>
      <div className="field">
        <label htmlFor={`${id}-cm`}>What a closed thread says</label>
        <textarea
          id={`${id}-cm`}
          name="commentMessage"
          rows={2}
          maxLength={500}
          dir="auto"
          defaultValue={typed.commentMessage}
          {...invalid('commentMessage')}
        />
        <span className="hint">In the place of the form. Empty: that it takes no more answers.</span>
        {error('commentMessage')}
      </div>
    </section>
  );
}
