'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { sendBy } from '@/components/ui/send-by';
import { type ReasonState, saveReasonAction } from '@/lib/reasons/actions';

type Props = {
  clauses: { id: number; number: number; title: string }[];
  reason?: { id: number; version: number; title: string; words: string; clause: { id: number; isRetired: boolean } };
};

export function ReasonForm({ clauses, reason }: Props) {
  const [state, act, busy] = useActionState<ReasonState | null, FormData>(saveReasonAction, null);
  const errors = state?.refusal.fields ?? {};
  const chosen = state?.typed.guidelineId ?? (reason && !reason.clause.isRetired ? String(reason.clause.id) : '');
  return (
    <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy} noValidate>
      {state && (
        <p className="notice" role="alert">
          {state.refusal.message}{' '}
          {state.refusal.code === 'conflict' && reason && (
            <a href={`/desk/reasons/${reason.id}`}>See it as it is now</a>
          )}
        </p>
      )}
      <input type="hidden" name="id" value={reason?.id ?? ''} />
      <input type="hidden" name="version" value={reason?.version ?? ''} />
      <div className="field">
        <label htmlFor="title">What the panel says</label>
        <input
          id="title"
          name="title"
          dir="auto"
          required
          defaultValue={state?.typed.title ?? reason?.title}
          aria-invalid={errors.title ? true : undefined}
          aria-describedby={errors.title ? 'title-error title-hint' : 'title-hint'}
        />
        <span className="hint" id="title-hint">
          A few words, such as “Sells something”. Its writer reads them too.
        </span>
        <Problem id="title-error" words={errors.title} />
      </div>
      <div className="field">
        <label htmlFor="guidelineId">The clause that it rests on</label>
        <select
          id="guidelineId"
          name="guidelineId"
          required
          defaultValue={chosen}
          key={chosen}
          aria-invalid={errors.guidelineId ? true : undefined}
          aria-describedby={errors.guidelineId ? 'clause-error' : undefined}
        >
          <option value="">Choose a clause</option>
          {clauses.map(({ id, number, title }) => (
            <option key={id} value={id}>
              {number}. {title}
            </option>
          ))}
        </select>
        <Problem id="clause-error" words={errors.guidelineId} />
      </div>
      <div className="field">
        <label htmlFor="words">Words to the writer, to begin with</label>
        <textarea
          id="words"
          name="words"
          rows={4}
          dir="auto"
          defaultValue={state?.typed.words ?? reason?.words}
          aria-invalid={errors.words ? true : undefined}
          aria-describedby={errors.words ? 'words-error words-hint' : 'words-hint'}
        />
        <span className="hint" id="words-hint">
          They stand in the field when the reason is chosen; whoever decides may change them.
        </span>
        <Problem id="words-error" words={errors.words} />
      </div>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          {reason ? 'Save' : 'Add it'}
        </button>
      </div>
    </form>
  );
}

function Problem({ id, words }: { id: string; words: string[] | undefined }) {
  return (
    words && (
      <span className="error" id={id}>
        {words[0]}
      </span>
    )
  );
}
