'use client';

import { type ComponentType, type ReactNode, useActionState, useCallback, useEffect, useRef, useState } from 'react';
import type { ChallengeShown } from '@/lib/challenge/ours';
import { submitCommentAction } from '@/lib/comments/actions';
import type { Refusal } from '@/lib/result';
import styles from './answer.module.css';
import { AnswerFields } from './answer-fields';
import { draftPlace } from './draft';
import type { EnhancedProps, Intent } from './enhanced-form';
import { NotSent } from './not-sent';

export type Parent = { id: number; authorName: string; text: string };
export type Viewer = { name: string };

type Props = {
  post: { id: number; slug: string };
  parent: Parent | null;
  viewer: Viewer | null; // null: nobody is known, or nobody was asked (the page is the same for all)
  challenge: ChallengeShown;
  children: ReactNode; // the promise
};

/**
 * A plain form, which works before and without JavaScript. Everything else (drafts, counting, preview, quoting, the
 * challenge) is fetched when somebody comes near it, and takes the sending over from then on.
 */
export function CommentForm({ post, parent: asked, viewer: known, challenge, children }: Props) {
  const [returned, submitPlain] = useActionState(submitCommentAction, null);
  const [Enhanced, setEnhanced] = useState<ComponentType<EnhancedProps> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(returned?.refusal ?? null);
  const [problems, setProblems] = useState(refusal?.fields ?? {});
  const [parent, setParent] = useState(asked);
  const [viewer, setViewer] = useState(known);
  const [busy, setBusy] = useState<string | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const act = useRef<((intent: Intent) => void) | null>(null);
  const waiting = useRef<Intent | null>(null);

  const enhance = useCallback(() => {
    loading ??= import('./enhanced-form');
    loading.then(
      (module) => setEnhanced(() => module.EnhancedForm),
      async () => {
        loading = null;
        const intent = waiting.current;
        if (!intent) return;
        waiting.current = null;
        // Another version has been installed, and what this page knows of it is gone: the plain form needs none of it.
        if (form.current && (await answers())) return sendPlainly(form.current, intent);
        setBusy(null);
        setRefusal({
          code: 'unavailable',
          message: 'The network does not answer. Your words are still here; please try again in a minute.',
        });
      },
    );
  }, []);

  useEffect(() => {
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && enhance(), {
      rootMargin: '300px',
    });
    if (form.current) near.observe(form.current);

    const answer = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[data-answer]');
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      enhance();
      setParent(parentFrom(link));
      if (form.current?.contains(document.activeElement)) return; // the page took its time to wake: they write already
      form.current?.scrollIntoView();
      form.current?.querySelector('textarea')?.focus({ preventScroll: true });
    };
    const select = () => {
      if (!document.getSelection()?.isCollapsed) enhance();
    };
    document.addEventListener('click', answer);
    document.addEventListener('selectionchange', select);
    select(); // these words may be what woke the page
    return () => {
      near.disconnect();
      document.removeEventListener('click', answer);
      document.removeEventListener('selectionchange', select);
    };
  }, [enhance]);

  const ready = useCallback((take: (intent: Intent) => void) => {
    act.current = take;
    const intent = waiting.current;
    waiting.current = null;
    if (intent) take(intent);
  }, []);

  const refuse = useCallback((next: Refusal | null) => {
    setRefusal(next);
    setProblems(next?.fields ?? {});
  }, []);

  // React keeps a click that comes before it is awake and sends the plain form itself: what comes back must be shown too.
  useEffect(() => {
    if (returned?.refusal) refuse(returned.refusal);
  }, [returned, refuse]);

  return (
    <form
      ref={form}
      action={submitPlain}
      className={styles.form}
      data-live=""
      data-kept={draftPlace(post.id)}
      aria-busy={busy !== null}
      noValidate
      onFocus={enhance}
      onPointerDown={enhance}
      onSubmit={(event) => {
        event.preventDefault(); // from here on the enhanced part sends, and catches what the network drops
        const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        const intent = button?.value === 'preview' ? 'preview' : 'send';
        if (act.current) return act.current(intent);
        waiting.current = intent;
        setBusy('One moment…');
        enhance();
      }}
    >
      <NotSent refusal={refusal} problems={problems} />
      <AnswerFields
        post={post}
        parent={parent}
        viewer={viewer}
        typed={returned?.typed ?? {}}
        problems={problems}
        count={count}
        onDropParent={(event) => {
          event.preventDefault();
          setParent(null);
        }}
      />
      {returned?.preview && !Enhanced && <Preview html={returned.preview} />}
      {Enhanced && form.current && (
        <Enhanced
          form={form.current}
          post={post}
          challenge={challenge}
          parent={parent}
          viewer={viewer}
          preview={returned?.preview ?? null}
          onReady={ready}
          onViewer={setViewer}
          onParent={setParent}
          onRefusal={refuse}
          onMended={setProblems}
          onBusy={setBusy}
          onCount={setCount}
        />
      )}
      <div className={styles.send}>
        {children}
        <div className="actions">
          <button className="button first" type="submit" name="intent" value="send" aria-disabled={busy !== null}>
            Send to an editor
          </button>
          <button className="button" type="submit" name="intent" value="preview">
            Preview
          </button>
          {!viewer && (
            <a className="button bare" href={`/sign-in?next=${encodeURIComponent(`/posts/${post.slug}?answer=new`)}`}>
              Sign in instead
            </a>
          )}
        </div>
        <p className={styles.busy} role="status">
          {busy}
        </p>
      </div>
    </form>
  );
}

let loading: Promise<typeof import('./enhanced-form')> | null = null;

/** Whether the site can be reached, asked of the very page that the form would be sent to. */
async function answers(): Promise<boolean> {
  return fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** As a browser without scripts sends it: no event that React would hear, and the page that comes back is a new one. */
function sendPlainly(form: HTMLFormElement, intent: Intent) {
  const button = document.createElement('input');
  Object.assign(button, { type: 'hidden', name: 'intent', value: intent });
  form.append(button);
  form.submit();
}

export function Preview({ html }: { html: string }) {
  return (
    <section className={styles.preview} aria-label="Preview">
      <h3>Preview</h3>
      {/* rendered by lib/text, as it will be stored */}
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}

function parentFrom(link: HTMLAnchorElement): Parent {
  const comment = link.closest('article');
  return {
    id: Number(link.dataset.answer),
    authorName: comment?.querySelector('.p-name')?.textContent ?? '',
    text: comment?.querySelector('.e-content')?.textContent?.trim() ?? '',
  };
}
