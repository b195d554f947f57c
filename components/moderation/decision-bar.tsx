'use client';

import { useActionState } from 'react';
import { RejectReasons } from '@/components/reasons/reject-reasons';
import { decideAction } from '@/lib/moderation/actions';
import type { Decision } from '@/lib/moderation/decisions';
import type { Choice } from '@/lib/reasons/choices';
import styles from './queue.module.css';

type Props = {
  comment: { id: number; version: number; state: string; name: string };
  allowed: Decision[];
  choices: Choice[];
  place: { view: string; after: string | null; next: number | null };
};

/** The decisions that this editor may take now. Plain forms first; `queue-keys.tsx` presses the same buttons. */
export function DecisionBar({ comment, allowed, choices, place }: Props) {
  const [state, act, busy] = useActionState(decideAction, null);
  const stale = state?.refusal.code === 'conflict' || state?.refusal.code === 'missing';
  const hidden = (
    <>
      <input type="hidden" name="commentId" value={comment.id} />
      <input type="hidden" name="version" value={comment.version} />
      <input type="hidden" name="state" value={comment.state} />
      <input type="hidden" name="view" value={place.view} />
      <input type="hidden" name="after" value={place.after ?? ''} />
      <input type="hidden" name="next" value={place.next ?? ''} />
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: three forms cannot stand in one fieldset's form
    <div className={styles.decide} role="group" aria-label="Decision" aria-busy={busy}>
      {state && (
        <p className={styles.refused} role="alert">
          {state.refusal.message} {stale && <a href={`/desk/queue?comment=${comment.id}`}>See it as it is now</a>}
        </p>
      )}
      {!stale && allowed.length === 0 && <p className={styles.quiet}>There is nothing to decide here.</p>}
      {!stale && allowed.includes('approve') && (
        <form action={act}>
          {hidden}
          <button className="button first" type="submit" name="decision" value="approve" data-key="a">
            Approve <kbd>A</kbd>
          </button>
        </form>
      )}
      {!stale && allowed.includes('reject') && (
        <details className={styles.reject} open={state?.refusal.code === 'invalid' || undefined}>
          <summary className={`button ${styles.no}`} data-key="r">
            Reject <kbd>R</kbd>
          </summary>
          <form action={act} className={styles.panel}>
            {hidden}
            <RejectReasons choices={choices} name={comment.name} chosen={state?.because} words={state?.words} />
            <div className="actions">
              <button className="button first" type="submit" name="decision" value="reject">
                Reject and write
              </button>
              <span className="ui">The letter gives the reason, its clause and your words</span>
            </div>
          </form>
        </details>
      )}
      {!stale && allowed.includes('mark-spam') && (
        <form action={act}>
          {hidden}
          <button className="button" type="submit" name="decision" value="mark-spam" data-key="s">
            Spam <kbd>S</kbd>
          </button>
        </form>
      )}
      {!stale && allowed.includes('reopen') && (
        <form action={act}>
          {hidden}
          <button className="button" type="submit" name="decision" value="reopen" data-key="b">
            Back to the queue <kbd>B</kbd>
          </button>
        </form>
      )}
    </div>
  );
}
