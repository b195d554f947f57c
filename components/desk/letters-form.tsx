'use client';

import { useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import { sendBy } from '@/components/ui/send-by';
import { type LettersState, saveLettersAction } from '@/lib/desk/actions';
import type { LettersForm as Letters } from '@/lib/desk/schema';
import desk from './desk.module.css';

/** Which letters of the desk an editor wants. */
export function LettersForm({ letters }: { letters: Letters }) {
  const [state, act, busy] = useActionState<LettersState | null, FormData>(saveLettersAction, null);
  const typed = state?.typed ?? letters;
  return (
    <form className={desk.form} action={act} onSubmit={sendBy(act)} aria-busy={busy}>
      <Refused refusal={state?.refusal} />
      <fieldset key={JSON.stringify(typed)}>
        <legend>Letters to you</legend>
        <label className={desk.choice}>
          <input type="checkbox" name="letterNearing" value="yes" defaultChecked={typed.letterNearing} /> When promises
          near their end and nobody has read the answers yet
        </label>
        <label className={desk.choice}>
          <input type="checkbox" name="letterEach" value="yes" defaultChecked={typed.letterEach} /> For each answer that
          waits, with its words and links to approve or reject it from the letter
        </label>
      </fieldset>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          Save the letters
        </button>
        <span role="status">{busy ? 'Saving…' : state?.notice}</span>
      </div>
    </form>
  );
}
