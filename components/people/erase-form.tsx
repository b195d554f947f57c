'use client';

import { useActionState, useId } from 'react';
import { sendBy } from '@/components/ui/send-by';
import { type EraseState, erasePersonAction } from '@/lib/people/desk/actions';
import styles from './people.module.css';

/** The one thing at the desk that cannot be undone, so the name is typed. */
export function EraseForm({ person }: { person: { id: number; name: string } }) {
  const [state, act, busy] = useActionState<EraseState | null, FormData>(erasePersonAction, null);
  const id = useId();
  return (
    <details className={styles.fold} open={state ? true : undefined}>
      <summary>Erase this person …</summary>
      <form className={styles.erase} action={act} onSubmit={sendBy(act)} aria-busy={busy} noValidate>
        <p>
          Name, address, words, sessions, notes and letters that wait are deleted; answers leave an empty place, so that
          what was answered to them still hangs together. The log keeps its numbers. This cannot be undone.
        </p>
        <input type="hidden" name="personId" value={person.id} />
        <div className="field">
          <label htmlFor={id}>
            Type <bdi>{person.name}</bdi> to erase this person
          </label>
          <input
            id={id}
            name="name"
            autoComplete="off"
            dir="auto"
            defaultValue={state?.name}
            aria-invalid={state ? true : undefined}
            aria-describedby={state ? `${id}-error` : undefined}
          />
          {state && (
            <span className="error" id={`${id}-error`} role="alert">
              {state.refusal.message}
            </span>
          )}
        </div>
        <button className={`button ${styles.danger}`} type="submit" aria-disabled={busy}>
          Erase for good
        </button>
      </form>
    </details>
  );
}
