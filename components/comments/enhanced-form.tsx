'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { type FieldErrors, useForm } from 'react-hook-form';
import type { ChallengeShown } from '@/lib/challenge/ours';
import { sendCommentAction } from '@/lib/comments/actions';
import { type CommentFields, CommentForm, countPoints, StrangersForm } from '@/lib/comments/schema';
import type { Refusal, Result } from '@/lib/result';
import { type Parent, Preview, type Viewer } from './comment-form';
import { forgetDraft, newKey, writeDraft } from './draft';
import { useHeldControls } from './held-controls';
import { fetchPreview } from './preview';
import { Prover } from './prover';
import { QuoteButton } from './quote-button';
import { restoreDraft, textsOf, valuesOf } from './typed';

export type Intent = 'send' | 'preview';

export type EnhancedProps = {
  form: HTMLFormElement;
  post: { id: number; slug: string };
  challenge: ChallengeShown;
  parent: Parent | null;
  viewer: Viewer | null;
  preview: string | null; // what the plain form has fetched
  onReady: (act: (intent: Intent) => void) => void;
  onViewer: (viewer: Viewer | null) => void;
  onParent: (parent: Parent | null) => void;
  onRefusal: (refusal: Refusal | null) => void;
  onMended: (left: Record<string, string[]>) => void;
  onBusy: (words: string | null) => void;
  onCount: (points: number) => void;
};

const HumanCheck = lazy(() => import('./human-check').then((module) => ({ default: module.HumanCheck })));

/**
 * What the plain form cannot do. It draws almost nothing of its own: react-hook-form takes hold of the controls that are
 * there already, so that no letter and no caret is lost when this arrives.
 */
export function EnhancedForm(props: EnhancedProps) {
  const {
    form,
    post,
    challenge,
    viewer,
    preview: fetched,
    onReady,
    onViewer,
    onParent,
    onRefusal,
    onMended,
    onBusy,
    onCount,
  } = props;
  const [draft] = useState(() => restoreDraft(form, post.id)); // once, before the controls are taken hold of
  const [preview, setPreview] = useState(fetched);
  const [said, setSaid] = useState('');
  const prover = useRef<Prover | null>(null);
  const began = useRef('');
  const token = useRef('');
  const resetCheck = useRef<() => void>(() => {});
  const key = useRef(draft?.key || newKey());
  const sending = useRef(false);
  const now = useRef(props);
  now.current = props;

  const { register, handleSubmit, setValue, getValues, formState } = useForm<CommentFields>({
    resolver: zodResolver(viewer ? CommentForm : StrangersForm) as never,
    defaultValues: valuesOf(form),
    shouldFocusError: false,
    reValidateMode: 'onChange',
  });

  useHeldControls(form, register, viewer !== null);

  useEffect(() => {
    if (fetched !== null) setPreview(fetched);
  }, [fetched]);

  useEffect(() => {
    if (!now.current.parent && draft?.parent) onParent(draft.parent);
  }, [draft, onParent]);

  const remember = useCallback(() => {
    if (sending.current) return;
    writeDraft(post.id, { ...textsOf(form), parent: now.current.parent, key: key.current });
  }, [form, post.id]);

  // Count, keep a draft, begin the proof of work with the first letter.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => onCount(countPoints(textsOf(form).body));
    const typed = () => {
      count();
      if (!now.current.viewer) prover.current?.begin();
      clearTimeout(timer);
      timer = setTimeout(remember, 250);
    };
    const leave = () => {
      clearTimeout(timer);
      remember();
    };
    const comeBack = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      if (sending.current) key.current = newKey();
      sending.current = false;
      onBusy(null);
    };
    count();
    if (challenge.kind === 'pow') prover.current ??= new Prover(post.id);
    if (textsOf(form).body !== '' && !now.current.viewer) prover.current?.begin();
    form.addEventListener('input', typed);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', comeBack);
    return () => {
      leave();
      form.removeEventListener('input', typed);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', comeBack);
    };
  }, [form, post.id, challenge.kind, onCount, onBusy, remember]);

  // Whom the page, which is the same for everybody, has before it.
  useEffect(() => {
    fetch('/api/me', { cache: 'no-store' })
      .then((response) => response.json())
      .then((me: { name: string | null; began: string }) => {
        began.current = me.began;
        onViewer(me.name === null ? null : { name: me.name });
      })
      .catch(() => {});
  }, [onViewer]);

  const send = useCallback(async () => {
    if (sending.current) return;
    sending.current = true;
    onRefusal(null);
    onBusy('Sending…');
    writeDraft(post.id, { ...textsOf(form), parent: now.current.parent, key: key.current });
    const data = new FormData(form);
    data.set('key', key.current);
    data.set('began', began.current);
    if (prover.current && !now.current.viewer) data.set('proof', await prover.current.proof());
    if (token.current) data.set('h-captcha-response', token.current);

    const outcome = await sendCommentAction(data).catch(unreachable);
    if (outcome.ok) {
      forgetDraft(post.id);
      location.assign(outcome.value.path);
      return;
    }
    sending.current = false;
    onBusy(null);
    onRefusal(outcome.refusal);
    if (outcome.refusal.code === 'conflict') key.current = newKey();
    if (outcome.refusal.code === 'not-human') prover.current?.discard();
    token.current = '';
    resetCheck.current();
    remember();
  }, [form, post.id, onBusy, onRefusal, remember]);

  const look = useCallback(async () => {
    onRefusal(null);
    onBusy('Fetching the preview…');
    const shown = await fetchPreview(textsOf(form).body);
    onBusy(null);
    if ('html' in shown) {
      setPreview(shown.html);
      setSaid('The preview stands above the button.');
    } else onRefusal({ code: 'invalid', message: shown.message });
  }, [form, onBusy, onRefusal]);

  const act = useCallback(
    (intent: Intent) => {
      if (intent === 'preview') return void look();
      for (const [name, value] of Object.entries(textsOf(form))) {
        if (getValues(name as keyof CommentFields) !== value) setValue(name as keyof CommentFields, value);
      }
      void handleSubmit(
        () => void send(), // not awaited: the form counts as submitted now, and what the server refuses later stays in view
        (errors) => {
          onBusy(null);
          onRefusal({ code: 'invalid', message: 'Please check the form.', fields: messagesOf(errors) });
        },
      )();
    },
    [form, getValues, setValue, handleSubmit, look, send, onBusy, onRefusal],
  );
  useEffect(() => onReady(act), [onReady, act]);

  // What is mended stops being an error while one types.
  const { errors, isSubmitted } = formState;
  const fields = JSON.stringify(messagesOf(errors));
  useEffect(() => {
    if (isSubmitted) onMended(JSON.parse(fields));
  }, [fields, isSubmitted, onMended]);

  const quote = useCallback(
    (words: string, from: Parent | null) => {
      onParent(from);
      const control = form.elements.namedItem('quote') as HTMLInputElement;
      control.value = words;
      setValue('quote', words);
      control.closest('details')?.setAttribute('open', '');
      setSaid('The words are quoted in your answer.');
      form.scrollIntoView();
      form.querySelector('textarea')?.focus({ preventScroll: true });
      remember();
    },
    [form, onParent, setValue, remember],
  );

  return (
    <>
      {preview !== null && <Preview html={preview} />}
      {challenge.kind === 'hcaptcha' && !viewer && (
        <Suspense>
          <HumanCheck
            challenge={challenge}
            onToken={(given) => {
              token.current = given;
            }}
            onReset={(reset) => {
              resetCheck.current = reset;
            }}
          />
        </Suspense>
      )}
      <QuoteButton onQuote={quote} />
      <span className="sr" role="status">
        {said}
      </span>
    </>
  );
}

function messagesOf(errors: FieldErrors<CommentFields>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, [String(error?.message ?? 'Please check this.')]]),
  );
}

function unreachable(): Result<never> {
  const message =
    'The network or this site does not answer. Your words are still here, also after a reload; please try again in a minute.';
  return { ok: false, refusal: { code: 'unavailable', message } };
}
