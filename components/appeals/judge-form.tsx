'use client';

import { useActionState } from 'react';
import { judgeAppealAction } from '@/lib/moderation/appeals/actions';
import type { AppealInCase } from '@/lib/moderation/appeals/queries';
import styles from './appeals.module.css';

type Props = { appeal: Pick<AppealInCase, 'id' | 'version' | 'commentVersion' | 'commentId' | 'name'>; place: string };

/** Uphold or dismiss, with the words that whoever appealed will read. */
export function JudgeForm({ appeal, place }: Props) {
  const [state, act, busy] = useActionState(judgeAppealAction, null);
  const stale = state?.refusal.code === 'conflict' || state?.refusal.code === 'missing';
  const problem = state?.refusal.fields?.words?.[0];
  const notes = [problem && 'outcome-problem', 'outcome-hint'].filter(Boolean).join(' ');
  if (stale) {
    return (
      <p className="notice" role="alert">
        {state.refusal.message} <a href={`/desk/queue?view=appeals&comment=${appeal.commentId}`}>See it as it is now</a>
      </p>
    );
  }
  return (
    <form action={act} className={styles.form} aria-busy={busy} noValidate>
      {state && !problem && (
        <p className="notice" role="alert">
          {state.refusal.message}
        </p>
      )}
      <input type="hidden" name="appealId" value={appeal.id} />
      <input type="hidden" name="version" value={appeal.version} />
      <input type="hidden" name="commentVersion" value={appeal.commentVersion} />
      <input type="hidden" name="commentId" value={appeal.commentId} />
      <input type="hidden" name="place" value={place} />
      <div className="field">
        <label htmlFor="outcome">
          What <bdi>{appeal.name}</bdi> is told
        </label>
        <textarea
          id="outcome"
          name="words"
          rows={3}
          dir="auto"
          defaultValue={state?.words}
          aria-invalid={problem ? true : undefined}
          aria-describedby={notes}
        />
        {problem && (
          <span className="error" id="outcome-problem" role="alert">
            {problem}
          </span>
        )}
        <span className="hint" id="outcome-hint">
          Needed when you dismiss. On their receipt at once, and by letter when it can no longer be undone.
        </span>
      </div>
      <div className="actions">
        <button className="button first" type="submit" name="judgement" value="uphold" aria-disabled={busy}>
          Uphold and publish
        </button>
        <button className="button" type="submit" name="judgement" value="dismiss" aria-disabled={busy}>
          Dismiss
        </button>
      </div>
    </form>
  );
}
