'use client';

import { useActionState } from 'react';
import desk from '@/components/desk/desk.module.css';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { type PreferencesState, savePreferencesAction } from '@/lib/desk/actions';
import { type ActName, acts, actsIn, keyGroups, keyInWords } from '@/lib/desk/keys';
import styles from './preferences.module.css';

type Props = { on: boolean; keys: Record<ActName, string> };

export function PreferencesForm(saved: Props) {
  const [state, act, busy] = useActionState<PreferencesState | null, FormData>(savePreferencesAction, null);
  const typed = state?.typed ?? saved;
  const errors = state?.refusal?.fields ?? {};
  return (
    <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy} noValidate>
      <Refused refusal={state?.refusal} />
      <fieldset>
        <legend>Keys</legend>
        <label className={desk.choice}>
          <input type="checkbox" name="on" defaultChecked={typed.on} /> Single keys do something at the desk
        </label>
        <p className="hint">
          Switch them off if you speak to your computer, or if keys get pressed that you did not mean. Ctrl K or ⌘ K
          opens the commands in any case. A capital is a letter with Shift; an empty field is no key.
        </p>
      </fieldset>
      {/* anew for what was saved, so that the fields show it */}
      <div key={JSON.stringify(typed.keys)} className={styles.groups}>
        {keyGroups.map((group) => (
          <fieldset key={group}>
            <legend>{group}</legend>
            {actsIn(group).map((name) => (
              <KeyField key={name} name={name} value={typed.keys[name]} error={errors[name]?.[0]} />
            ))}
          </fieldset>
        ))}
      </div>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Save the keys
        </button>
        <button className="button" type="submit" name="reset" value="1" aria-disabled={busy}>
          All keys as in the beginning
        </button>
        <span role="status">{busy ? 'Saving…' : state?.notice}</span>
      </div>
    </form>
  );
}

function KeyField({ name, value, error }: { name: ActName; value: string; error?: string }) {
  const act = acts[name];
  const id = `key-${name}`;
  const { hint } = act;
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`field ${styles.key}`}>
      <label htmlFor={id}>{act.name}</label>
      <input
        id={id}
        name={id}
        defaultValue={value}
        maxLength={4}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <small>{value !== act.key && `usually ${keyInWords(act.key)}`}</small>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="error" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  );
}
