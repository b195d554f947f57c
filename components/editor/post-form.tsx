'use client';

import { type FormEvent, startTransition, useActionState, useEffect, useId, useRef, useState } from 'react';
import desk from '@/components/desk/desk.module.css';
import type { Picture } from '@/lib/media/picture';
import { type Typed, type WritingState, writePostAction } from '@/lib/posts/actions';
import { AnswersFields } from './answers-fields';
import { FormatTools } from './format-tools';
import styles from './writing.module.css';

type Props = {
  post: {
    id: number | null;
    version: number | null;
    state: string;
    sourceFormat: string;
    words: number;
    saved: string | null;
    revisions: number;
    slug: string;
    picture: Picture | null;
    values: Typed;
  };
  notice: string;
};

const SAVES_ALOUD = 'save';

/** A post and its circumstances in one form. Nothing typed leaves the page: a refusal comes back beside the words it is about. */
export function PostForm({ post, notice }: Props) {
  const [state, act, busy] = useActionState<WritingState | null, FormData>(writePostAction, null);
  const form = useRef<HTMLFormElement>(null);
  const source = useRef<HTMLTextAreaElement>(null);
  const [changed, setChanged] = useState(false);
  const id = useId();

  const typed = state?.typed ?? post.values;
  const errors = state?.refusal?.fields ?? {};
  const picture = state?.picture ?? (typed.pictureId ? post.picture : null);
  const published = post.state === 'published';

  // With JavaScript the form is never reset: what came back is put where it belongs, and the rest stays as it was typed.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    if (!data.get('intent')) data.set('intent', SAVES_ALOUD);
    startTransition(() => act(data));
  };

  useEffect(() => {
    if (!state || !form.current) return;
    const field = (name: string) => form.current!.elements.namedItem(name) as HTMLInputElement | null;
    if (state.inserted && source.current) {
      insert(source.current, `\n\n${state.inserted}\n\n`);
      for (const name of ['textPicture', 'textAlt', 'textCaption']) clear(field(name));
    }
    if (state.picture) clear(field('picture'));
    if (!state.refusal) {
      const slug = field('slug');
      if (slug && slug !== document.activeElement) slug.value = state.typed.slug;
      if (state.notice === 'Saved.') setChanged(false);
    }
    if (state.refusal) form.current.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);

  const invalid = (name: string) =>
    errors[name]?.[0] ? { 'aria-invalid': true as const, 'aria-describedby': `${id}-${name}` } : {};
  const error = (name: string, className = 'error') =>
    errors[name]?.[0] ? (
      <span className={className} id={`${id}-${name}`}>
        {errors[name]![0]}
      </span>
    ) : null;

  return (
    <form
      ref={form}
      className={styles.writing}
      action={act}
      onSubmit={send}
      onChange={() => setChanged(true)}
      aria-busy={busy}
    >
      <input type="hidden" name="postId" value={post.id ?? ''} />
      <input type="hidden" name="version" value={state?.version ?? post.version ?? ''} />
      <input type="hidden" name="latestVersion" value={state?.latestVersion ?? ''} />
      <input type="hidden" name="pictureId" value={typed.pictureId} />
      {/* Enter in a field saves; it never publishes. */}
      <button type="submit" name="intent" value="save" hidden tabIndex={-1} aria-hidden="true" />

      <main id="main" className={styles.page} aria-label="Post">
        <h1 className="sr">{post.id ? 'Editing a post' : 'Writing a post'}</h1>
        {state?.refusal && (
          <div className={styles.refused} role="alert">
            <p>{state.refusal.message}</p>
            {state.latestVersion && post.id && (
              <>
                <a className="button" href={`/desk/posts/${post.id}`} target="_blank" rel="noopener">
                  See theirs in another tab
                </a>
                <button className="button" type="submit" name="intent" value="over">
                  Save mine over it
                </button>
              </>
            )}
          </div>
        )}
        <div>
          <label className="sr" htmlFor={`${id}-t`}>
            Title
          </label>
          <textarea
            id={`${id}-t`}
            className={styles.title}
            name="title"
            rows={1}
            maxLength={300}
            placeholder="Title"
            dir="auto"
            defaultValue={typed.title}
            {...invalid('title')}
          />
          {error('title', styles.error)}
        </div>
        <div>
          <label className="sr" htmlFor={`${id}-st`}>
            Standfirst
          </label>
          <textarea
            id={`${id}-st`}
            className={styles.stand}
            name="standfirst"
            rows={2}
            maxLength={600}
            placeholder="Standfirst: what it is about, in a sentence or two"
            dir="auto"
            defaultValue={typed.standfirst}
            {...invalid('standfirst')}
          />
          {error('standfirst', styles.error)}
        </div>
        <div className={styles.tools}>
          {post.sourceFormat === 'html' ? (
            <p className={styles.hint}>This post was imported and is kept as HTML.</p>
          ) : (
            <FormatTools target={source} onFormat={() => setChanged(true)} />
          )}
          <div className={styles.toolsEnd}>
            <button type="submit" name="intent" value="preview">
              Preview
            </button>
          </div>
        </div>
        <div>
          <label className="sr" htmlFor={`${id}-src`}>
            {post.sourceFormat === 'html' ? 'Text, in HTML' : 'Text, in Markdown'}
          </label>
          <textarea
            ref={source}
            id={`${id}-src`}
            className={styles.source}
            name="source"
            rows={16}
            placeholder="Write here. Markdown: ## heading, *emphasis*, > quotation, [words](address), [^1] note"
            dir="auto"
            defaultValue={typed.source}
            {...invalid('source')}
          />
          {error('source', styles.error)}
        </div>
        {state?.preview != null && (
          <section className={styles.preview} aria-labelledby={`${id}-pv`}>
            <h2 id={`${id}-pv`}>As readers will see it</h2>
            {/* made by the same renderer as the page itself: lib/posts/draft-html.ts */}
            <div
              className="prose"
              dir="auto"
              dangerouslySetInnerHTML={{ __html: state.preview || '<p>Nothing yet.</p>' }}
            />
          </section>
        )}
      </main>

      <aside className={styles.settings} aria-label="About this post">
        <div className="actions">
          <button
            className={published ? 'button first' : 'button'}
            type="submit"
            name="intent"
            value="save"
            aria-disabled={busy}
          >
            {published ? 'Save and show' : 'Save draft'}
          </button>
          {published ? (
            <button className="button" type="submit" name="intent" value="withdraw">
              Withdraw
            </button>
          ) : (
            <button className="button first" type="submit" name="intent" value="publish" aria-disabled={busy}>
              {post.state === 'withdrawn' ? 'Publish again' : 'Publish'}
            </button>
          )}
        </div>
        <section aria-labelledby={`${id}-s1`}>
          <h2 id={`${id}-s1`}>Picture</h2>
          {picture && (
            // biome-ignore lint/performance/noImgElement: renditions are made at upload; next/image stays off
            <img
              src={picture.src}
              srcSet={picture.srcSet}
              sizes="18rem"
              width={picture.width}
              height={picture.height}
              alt=""
            />
          )}
          <div className="field">
            <label htmlFor={`${id}-pf`}>{picture ? 'Another picture' : 'Choose a picture'}</label>
            <input
              id={`${id}-pf`}
              name="picture"
              type="file"
              accept="image/jpeg,image/png,image/webp,image/gif"
              {...invalid('picture')}
            />
            {error('picture')}
          </div>
          <div className="field">
            <label htmlFor={`${id}-pa`}>Describe it for those who cannot see it</label>
            <textarea
              id={`${id}-pa`}
              name="pictureAlt"
              rows={2}
              maxLength={500}
              dir="auto"
              defaultValue={typed.pictureAlt}
              {...invalid('pictureAlt')}
            />
            {error('pictureAlt')}
          </div>
          <label className={styles.choice}>
            <input type="checkbox" name="pictureDecorative" defaultChecked={typed.pictureDecorative} /> It is only
            decoration
          </label>
          <div className="field">
            <label htmlFor={`${id}-pc`}>Caption</label>
            <input
              id={`${id}-pc`}
              name="pictureCaption"
              maxLength={500}
              dir="auto"
              defaultValue={typed.pictureCaption}
              {...invalid('pictureCaption')}
            />
            {error('pictureCaption')}
          </div>
          {picture && (
            <button className="button" type="submit" name="intent" value="remove-picture">
              Take it off
            </button>
          )}
        </section>
        <section aria-labelledby={`${id}-s2`}>
          <h2 id={`${id}-s2`}>A picture in the text</h2>
          <div className="field">
            <label htmlFor={`${id}-tf`}>Choose a picture</label>
            <input
              id={`${id}-tf`}
              name="textPicture"
              type="file"
              accept="image/jpeg,image/png,image/webp,image/gif"
              {...invalid('textPicture')}
            />
            {error('textPicture')}
          </div>
          <div className="field">
            <label htmlFor={`${id}-ta`}>Describe it</label>
            <input id={`${id}-ta`} name="textAlt" maxLength={500} dir="auto" {...invalid('textAlt')} />
            {error('textAlt')}
          </div>
          <div className="field">
            <label htmlFor={`${id}-tc`}>Caption</label>
            <input id={`${id}-tc`} name="textCaption" maxLength={500} dir="auto" {...invalid('textCaption')} />
            {error('textCaption')}
          </div>
          <button className="button" type="submit" name="intent" value="add-picture">
            Put it into the text
          </button>
        </section>
        <section aria-labelledby={`${id}-s3`}>
          <h2 id={`${id}-s3`}>Where it stands</h2>
          <div className="field">
            <label htmlFor={`${id}-sl`}>Address</label>
            <input
              id={`${id}-sl`}
              name="slug"
              maxLength={100}
              defaultValue={typed.slug}
              autoCapitalize="none"
              spellCheck={false}
              {...invalid('slug')}
            />
            <span className="hint">
              {post.state === 'draft' ? 'Empty: made from the title.' : 'A new address keeps the old one alive.'}
            </span>
            {error('slug')}
          </div>
          <div className="field">
            <label htmlFor={`${id}-tg`}>Subjects, separated by commas</label>
            <input id={`${id}-tg`} name="tags" maxLength={1000} defaultValue={typed.tags} {...invalid('tags')} />
            {error('tags')}
          </div>
        </section>
        <AnswersFields id={id} typed={typed} invalid={invalid} error={error} />
      </aside>

      <footer className={`${desk.status} ${styles.status}`}>
        <span role="status">
          {busy
            ? 'Saving…'
            : state?.notice || (state ? '' : notice) || (post.saved ? `Saved ${post.saved}` : 'Not saved yet')}
        </span>
        <span>
          {post.words.toLocaleString('en')} {post.words === 1 ? 'word' : 'words'}
        </span>
        <p className={styles.statusEnd}>
          {post.id && (
            <a href={`/desk/posts/${post.id}/revisions`}>
              {post.revisions} {post.revisions === 1 ? 'revision' : 'revisions'}
            </a>
          )}
          {published && <a href={`/posts/${post.slug}`}>Read it</a>}
        </p>
      </footer>
    </form>
  );
}

function insert(area: HTMLTextAreaElement, words: string) {
  const { selectionStart, selectionEnd } = area;
  area.setRangeText(words, selectionStart, selectionEnd, 'end');
}

function clear(field: HTMLInputElement | null) {
  if (field) field.value = '';
}
