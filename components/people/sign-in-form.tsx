'use client';

import { useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import { signInAction } from '@/lib/people/sign-in-actions';
import styles from './account.module.css';

/** A plain form; with JavaScript the page does not have to be loaded again to say what was wrong. */
export function SignInForm({ next }: { next: string }) {
  const [state, act, busy] = useActionState(signInAction, null);
  const fields = state?.refusal.fields ?? {};
  return (
    <form action={act} className={styles.form} aria-busy={busy} noValidate={Boolean(state)}>
      <Refused refusal={state?.refusal} />
      <input type="hidden" name="next" value={next} />
      <div className="field">
        <label htmlFor="email">E-mail</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={state?.email}
          aria-invalid={fields.email ? true : undefined}
          aria-describedby={fields.email ? 'email-error' : undefined}
        />
        {fields.email && (
          <span className="error" id="email-error">
            {fields.email[0]}
          </span>
        )}
      </div>
      <div className="field">
        <label htmlFor="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-invalid={fields.password ? true : undefined}
          aria-describedby={fields.password ? 'password-error' : undefined}
        />
        {fields.password && (
          <span className="error" id="password-error">
            {fields.password[0]}
          </span>
        )}
      </div>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Sign in
        </button>
      </div>
    </form>
  );
}
