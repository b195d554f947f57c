'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { sendBy } from '@/components/ui/send-by';
import { type ClauseState, writeClauseAction } from '@/lib/pages/guidelines/actions';
import { CLAUSE_SUMMARY_MAX, CLAUSE_TEXT_MAX, CLAUSE_TITLE_MAX } from '@/lib/pages/guidelines/schema';

type Words = 'title' | 'summary' | 'text';
type Props = { clause: { id: number | null; version: number; title: string; summary: string; text: string } };

export function ClauseForm({ clause }: Props) {
  const [state, act, busy] = useActionState<ClauseState | null, FormData>(writeClauseAction, null);
  const errors = state?.refusal?.fields ?? {};
  const shared = (name: Words) => ({
    id: name,
    name,
    dir: 'auto',
    defaultValue: state?.[name] ?? clause[name],
    'aria-invalid': errors[name] ? (true as const) : undefined,
    'aria-describedby': errors[name] ? `${name}-hint ${name}-error` : `${name}-hint`,
  });
  const error = (name: Words) =>
    errors[name] && (
      <span className="error" id={`${name}-error`}>
        {errors[name]![0]}
      </span>
    );
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
      <input type="hidden" name="id" value={clause.id ?? ''} />
      <input type="hidden" name="version" value={state?.version ?? clause.version} />
      <div className="field">
        <label htmlFor="title">Title</label>
        <span className="hint" id="title-hint">
          A rejection names it: “Be kind”.
        </span>
        <input {...shared('title')} maxLength={CLAUSE_TITLE_MAX} />
        {error('title')}
      </div>
      <div className="field">
        <label htmlFor="summary">In a sentence</label>
        <span className="hint" id="summary-hint">
          Stands beside every form.
        </span>
        <textarea {...shared('summary')} rows={3} maxLength={CLAUSE_SUMMARY_MAX} />
        {error('summary')}
      </div>
      <div className="field">
        <label htmlFor="text">In full, optional</label>
        <span className="hint" id="text-hint">
          Stands on the guidelines’ page and on the receipt of whoever was turned down. Leave a line empty between
          paragraphs.
        </span>
        <textarea {...shared('text')} rows={8} maxLength={CLAUSE_TEXT_MAX} />
        {error('text')}
      </div>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          {clause.id === null ? 'Add the clause' : 'Save and show'}
        </button>
        <span role="status">{busy ? 'Saving…' : state?.notice}</span>
      </div>
    </form>
  );
}
