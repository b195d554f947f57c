'use client';

import { useActionState, useId } from 'react';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { giveSanctionAction, type SanctionState } from '@/lib/sanctions/actions';
import styles from './sanctions.module.css';

type Kind = 'warning' | 'always_held' | 'suspension' | 'ban';
type Props = { person: { id: number; name: string; hasAddress: boolean }; allowed: Kind[]; back: string };

const kinds: Record<Kind, { name: string; does: string }> = {
  warning: { name: 'Warn', does: 'a letter, and nothing else' },
  always_held: { name: 'Always hold', does: 'each answer waits for an editor' },
  suspension: { name: 'Suspend', does: 'can read, and nothing else, for a time' },
  ban: { name: 'Ban', does: 'can read, and nothing else; is signed out' },
};

const spans: [string, string][] = [
  ['1h', 'one hour'],
  ['3h', 'three hours'],
  ['1d', 'one day'],
  ['7d', 'a week'],
  ['30d', '30 days'],
  ['90d', '90 days'],
  ['open', 'until it is lifted'],
];

/** What to lay on somebody, for how long and why. It holds at their next request; the letter waits for undo. */
export function SanctionForm({ person, allowed, back }: Props) {
  const [state, act, busy] = useActionState<SanctionState | null, FormData>(giveSanctionAction, null);
  const id = useId();
  const errors = state?.refusal.fields ?? {};
  const typed = state?.typed;
  return (
    <details className={styles.fold} open={state ? true : undefined}>
      <summary>Warn, hold, suspend or ban …</summary>
      <form
        className={styles.form}
        action={act}
        onSubmit={sendBy(act)}
        aria-busy={busy}
        aria-label="Sanction"
        noValidate
      >
        <Refused refusal={state?.refusal} />
        <input type="hidden" name="personId" value={person.id} />
        <input type="hidden" name="back" value={back} />
        <fieldset className={styles.kinds} key={`kind-${typed?.kind}`}>
          <legend>What</legend>
          {allowed.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} defaultChecked={typed?.kind === kind} required />
              <span>
                <b>{kinds[kind].name}</b> {kinds[kind].does}
              </span>
            </label>
          ))}
          <Problem id={`${id}-kind`} words={errors.kind} />
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}-lasts`}>For</label>
          <select
            id={`${id}-lasts`}
            name="lasts"
            key={`lasts-${typed?.lasts}`}
            defaultValue={typed?.lasts || '7d'}
            aria-invalid={errors.lasts ? true : undefined}
            aria-describedby={errors.lasts ? `${id}-lasts-error` : undefined}
          >
            {spans.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
          <Problem id={`${id}-lasts-error`} words={errors.lasts} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-reason`}>Why, for your colleagues</label>
          <textarea
            id={`${id}-reason`}
            name="reason"
            rows={2}
            maxLength={1000}
            dir="auto"
            defaultValue={typed?.reason}
            aria-invalid={errors.reason ? true : undefined}
            aria-describedby={errors.reason ? `${id}-reason-error` : undefined}
          />
          <Problem id={`${id}-reason-error`} words={errors.reason} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-words`}>
            A word to <bdi>{person.name}</bdi>, optional
          </label>
          <textarea
            id={`${id}-words`}
            name="words"
            rows={2}
            maxLength={1000}
            dir="auto"
            defaultValue={typed?.words}
            aria-invalid={errors.words ? true : undefined}
            aria-describedby={errors.words ? `${id}-words-error` : undefined}
          />
          <Problem id={`${id}-words-error`} words={errors.words} />
        </div>
        {person.hasAddress && (
          <label className={styles.tells}>
            <input type="checkbox" name="tells" value="yes" defaultChecked={typed ? typed.tells : true} />
            <span>Write to them. Only “always hold” can go untold.</span>
          </label>
        )}
        {!person.hasAddress && <p className={styles.hint}>There is no address to write to.</p>}
        <div className="actions">
          <button className="button first" type="submit" aria-disabled={busy}>
            Put it in force
          </button>
        </div>
      </form>
    </details>
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
