import type { MouseEvent } from 'react';
import styles from './answer.module.css';
import type { Parent, Viewer } from './comment-form';

/** The form's fields in their order, as they are called in a sentence. */
export const fieldNames = [
  ['parentId', 'whom you answer'],
  ['body', 'your answer'],
  ['quote', 'the words you quote'],
  ['name', 'your name'],
  ['email', 'your e-mail address'],
  ['website', 'your web address'],
] as const;

export function fieldId(field: string): string {
  return `answer-${field}`;
}

type Props = {
  post: { id: number; slug: string };
  parent: Parent | null;
  viewer: Viewer | null;
  typed: Record<string, string>; // what a plain form came back with
  problems: Record<string, string[] | undefined>;
  count: number | null; // code points typed; null without JavaScript
  onDropParent: (event: MouseEvent) => void;
};

export function AnswerFields({ post, parent, viewer, typed, problems, count, onDropParent }: Props) {
  const field = (name: string) => ({ name, typed: typed[name], problem: problems[name]?.[0] });
  return (
    <>
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="parentId" id={fieldId('parentId')} value={parent?.id ?? ''} />
      {parent && (
        <div className={styles.parent}>
          <p>
            You answer <b dir="auto">{parent.authorName}</b>: <q dir="auto">{opening(parent.text)}</q>
          </p>
          <a href={`/posts/${post.slug}?answer=new#write`} onClick={onDropParent}>
            Answer the post instead
          </a>
        </div>
      )}
      <div className="field">
        <label htmlFor={fieldId('body')}>Your answer</label>
        <textarea {...controls(field('body'), 'body-hint')} rows={7} required dir="auto" />
        <Problem {...field('body')} />
        <span className="hint" id="body-hint">
          *emphasis*, **strong**, &gt; quotation, `code` and links.{' '}
          <span className="num">
            {count === null ? 'Up to 4,000 characters.' : `${count.toLocaleString('en')} of 4,000`}
          </span>
        </span>
      </div>
      <details className={styles.hook} open={Boolean(typed.quote || problems.quote)}>
        <summary>Quote the words you answer</summary>
        <div className="field">
          <label className="sr" htmlFor={fieldId('quote')}>
            The words you answer
          </label>
          <input {...controls(field('quote'), 'quote-hint')} type="text" dir="auto" />
          <Problem {...field('quote')} />
          <span className="hint" id="quote-hint">
            Optional: a few words from the text above, exactly as they stand there. They will lead back to it.
          </span>
        </div>
      </details>
      {viewer ? (
        <p className={styles.viewer}>
          Answering as <b dir="auto">{viewer.name}</b>.
        </p>
      ) : (
        <Stranger field={field} />
      )}
      <label className={styles.letter}>
        <input type="checkbox" name="wantsLetter" value="yes" defaultChecked={typed.wantsLetter !== ''} /> Write to me
        when it is decided
      </label>
      <div className={styles.decoy} aria-hidden="true">
        <label htmlFor={fieldId('topic')}>Leave this empty</label>
        <input id={fieldId('topic')} name="topic" type="text" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  );
}

type Field = { name: string; typed?: string; problem?: string };

function Stranger({ field }: { field: (name: string) => Field }) {
  return (
    <div className={styles.pair}>
      <div className="field">
        <label htmlFor={fieldId('name')}>Your name</label>
        <input {...controls(field('name'))} type="text" autoComplete="name" aria-required="true" dir="auto" />
        <Problem {...field('name')} />
      </div>
      <div className="field">
        <label htmlFor={fieldId('email')}>E-mail</label>
        <input {...controls(field('email'), 'email-hint')} type="email" autoComplete="email" aria-required="true" />
        <Problem {...field('email')} />
        <span className="hint" id="email-hint">
          Kept private. We write with your receipt and with the decision, and for nothing else.
        </span>
      </div>
      <div className="field">
        <label htmlFor={fieldId('website')}>
          Your web address <span className={styles.optional}>optional</span>
        </label>
        <input {...controls(field('website'))} type="text" inputMode="url" autoComplete="url" />
        <Problem {...field('website')} />
      </div>
    </div>
  );
}

function controls({ name, typed, problem }: Field, hint?: string) {
  const described = [problem && `${name}-problem`, hint].filter(Boolean).join(' ');
  return {
    id: fieldId(name),
    name,
    defaultValue: typed,
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': described || undefined,
  };
}

function Problem({ name, problem }: Field) {
  if (!problem) return null;
  return (
    <span className="error" id={`${name}-problem`}>
      {problem}
    </span>
  );
}

function opening(text: string): string {
  const points = [...text.replace(/\s+/g, ' ')];
  return points.length > 120 ? `${points.slice(0, 119).join('')}…` : points.join('');
}
