'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { type SampleState, sampleAction } from '@/lib/rules/actions';
import { effectNames } from '@/lib/rules/words';
import { Problem } from './rule-fields';

/** What the rules that are on make of a text. */
export function SampleBox() {
  const [state, act, busy] = useActionState<SampleState | null, FormData>(sampleAction, null);
  const problem = state?.refusal?.fields?.sample ?? (state?.refusal ? [state.refusal.message] : undefined);
  return (
    <form className={desk.form} action={act} aria-busy={busy}>
      <div className="field">
        <label htmlFor="sample">A text to try them on</label>
        <textarea
          id="sample"
          name="sample"
          rows={3}
          dir="auto"
          key={state?.sample}
          defaultValue={state?.sample}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'sample-error' : undefined}
        />
        <Problem id="sample-error" words={problem} />
      </div>
      <div className="actions">
        <button className="button" type="submit" aria-disabled={busy}>
          See what matches
        </button>
      </div>
      <div role="status">
        {state?.matches?.length === 0 && <p>No rule that is on matches this.</p>}
        {state?.matches && state.matches.length > 0 && (
          <ul>
            {state.matches.map(({ id, words, rule, effect }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may match more than once, in this order
              <li key={index}>
                <mark>{words}</mark> · <a href={`/desk/rules/${id}`}>{rule}</a> · {effectNames[effect]}
              </li>
            ))}
          </ul>
        )}
      </div>
    </form>
  );
}
