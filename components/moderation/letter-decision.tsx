'use client';

import { useActionState } from 'react';
import { RejectReasons } from '@/components/reasons/reject-reasons';
import { Refused } from '@/components/ui/refused';
import { decideByLetterAction } from '@/lib/moderation/by-letter/actions';
import type { Choice } from '@/lib/reasons/choices';
import styles from './letter-decision.module.css';

type Props = { secret: string; name: string; choices: Choice[]; opened: 'approve' | 'reject' };

/** The decisions that a letter's link may take: what the letter named is at hand, nothing is done before a button is pressed. */
export function LetterDecisionForm({ secret, name, choices, opened }: Props) {
  const [state, act, busy] = useActionState(decideByLetterAction, null);
  const hidden = <input type="hidden" name="secret" value={secret} />;
  return (
    <div className={styles.decide} aria-busy={busy}>
      <Refused refusal={state?.refusal} />
      <form action={act}>
        {hidden}
        <div className="actions">
          <button
            className={opened === 'approve' ? 'button first' : 'button'}
            type="submit"
            name="decision"
            value="approve"
          >
            Approve
          </button>
          <button className="button" type="submit" name="decision" value="mark-spam">
            It is spam
          </button>
        </div>
      </form>
      <details open={opened === 'reject' || state?.refusal.code === 'invalid' || undefined}>
        <summary className="button">Turn it down</summary>
        <form action={act} className={styles.panel}>
          {hidden}
          <RejectReasons choices={choices} name={name} chosen={state?.because} words={state?.words} />
          <div className="actions">
            <button className="button first" type="submit" name="decision" value="reject">
              Turn it down and write
            </button>
          </div>
        </form>
      </details>
    </div>
  );
}
