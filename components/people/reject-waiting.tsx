'use client';

import { useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import { decideManyAction } from '@/lib/moderation/actions';
import type { Choice } from '@/lib/reasons/choices';
import styles from './people.module.css';

type Props = { picks: string[]; choices: Choice[]; place: string; isAll: boolean };

/** Turns down everything of one person that waits, for one reason. It is undone together, on the queue. */
export function RejectWaiting({ picks, choices, place, isAll }: Props) {
  const [state, act, busy] = useActionState(decideManyAction, null);
  const count =
    picks.length === 1 ? 'The one answer that waits' : `${isAll ? 'All' : 'The first'} ${picks.length} that wait`;
  return (
    <details className={styles.fold} open={state ? true : undefined}>
      <summary>Reject what waits …</summary>
      <form className={styles.reject} action={act} aria-busy={busy}>
        <Refused refusal={state?.refusal} />
        {picks.map((pick) => (
          <input key={pick} type="hidden" name="pick" value={pick} />
        ))}
        <input type="hidden" name="place" value={place} />
        <div className="field">
          <label htmlFor="waiting-because">Why are they turned down?</label>
          <select
            id="waiting-because"
            name="because"
            key={state?.typed.because}
            defaultValue={state?.typed.because ?? ''}
            required
          >
            <option value="">Choose a reason</option>
            {choices.map(({ value, title, clause }) => (
              <option key={value} value={value}>
                {title} (clause {clause.number})
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="waiting-words">A word to them, optional</label>
          <textarea
            id="waiting-words"
            name="words"
            rows={2}
            maxLength={1000}
            defaultValue={state?.typed.words}
            dir="auto"
          />
        </div>
        <p className={styles.hint}>{count}. You can take it back on the queue, where this leads.</p>
        <button className="button" type="submit" name="decision" value="reject" aria-disabled={busy}>
          Reject and write
        </button>
      </form>
    </details>
  );
}
