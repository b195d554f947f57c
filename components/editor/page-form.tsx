'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { sendBy } from '@/components/ui/send-by';
import { type PageState, savePageAction } from '@/lib/pages/writing/actions';

type Props = { page: { key: string; version: number; title: string; source: string; sourceFormat: string } };

export function PageForm({ page }: Props) {
  const [state, act, busy] = useActionState<PageState | null, FormData>(savePageAction, null);
  const errors = state?.refusal?.fields ?? {};
  return (
    <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy}>
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" hidden />
      {state?.refusal && (
        <div className="notice" role="alert">
          <p>{state.refusal.message}</p>
          {state.latest && (
            <button className="button" type="submit" name="over" value={state.latest}>
              Save mine over it
            </button>
          )}
        </div>
      )}
      <input type="hidden" name="key" value={page.key} />
      <input type="hidden" name="version" value={state?.version ?? page.version} />
      <div className="field">
        <label htmlFor="title">Title</label>
        <input
          id="title"
          name="title"
          maxLength={200}
          dir="auto"
          defaultValue={state?.title ?? page.title}
          aria-invalid={errors.title ? true : undefined}
          aria-describedby={errors.title ? 'title-error' : undefined}
        />
        {errors.title && (
          <span className="error" id="title-error">
            {errors.title[0]}
          </span>
        )}
      </div>
      <div className="field">
        <label htmlFor="source">{page.sourceFormat === 'html' ? 'Text, in HTML' : 'Text, in Markdown'}</label>
        <textarea
          id="source"
          name="source"
          rows={24}
          dir="auto"
          defaultValue={state?.source ?? page.source}
          aria-invalid={errors.source ? true : undefined}
          aria-describedby={errors.source ? 'source-error' : undefined}
        />
        {errors.source && (
          <span className="error" id="source-error">
            {errors.source[0]}
          </span>
        )}
      </div>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Save and show
        </button>
        <span role="status">{busy ? 'Saving…' : state?.notice}</span>
      </div>
    </form>
  );
}
