'use client';

import { useActionState } from 'react';
import styles from '@/components/comments/receipt.module.css';
import { fileAppealAction } from '@/lib/appeals/actions';

type Props = { receipt: string; decisionId: number };

export function AppealForm({ receipt, decisionId }: Props) {
  const [returned, act, busy] = useActionState(fileAppealAction, null);
  const problem = returned?.refusal.fields?.words?.[0];
  return (
    <form action={act} className={styles.form} aria-busy={busy} noValidate>
      {returned && (
        <p className="notice" role="alert">
          <strong>Not sent.</strong> {returned.refusal.message}{' '}
          {returned.refusal.code === 'conflict' && <a href={`/comments/${receipt}`}>See your answer as it is now</a>}
        </p>
      )}
      <input type="hidden" name="receipt" value={receipt} />
      <input type="hidden" name="decisionId" value={decisionId} />
      <div className="field">
        <label htmlFor="appeal-words">Why should it be published?</label>
        <textarea
          id="appeal-words"
          name="words"
          rows={4}
          required
          dir="auto"
          defaultValue={returned?.words}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'appeal-problem appeal-hint' : 'appeal-hint'}
        />
        {problem && (
          <span className="error" id="appeal-problem">
            {problem}
          </span>
        )}
        <span className="hint" id="appeal-hint">
          Only editors read this. You can appeal once; meanwhile your answer stays as it is.
        </span>
      </div>
      <div className="actions">
        <button className="button" type="submit" aria-disabled={busy}>
          Send the appeal
        </button>
      </div>
    </form>
  );
}
