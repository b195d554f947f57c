'use client';

import { useActionState } from 'react';
import { KeyHint } from '@/components/desk-keys/key-hint';
import { tooLate, useDecidedMeanwhile } from '@/components/live/case-news';
import { RejectReasons } from '@/components/reasons/reject-reasons';
import { decideAction } from '@/lib/moderation/actions';
import type { Decision } from '@/lib/moderation/decisions';
import type { Choice } from '@/lib/reasons/choices';
import styles from './queue.module.css';

type Props = {
  comment: { id: number; version: number; state: string; name: string; source: string };
  allowed: Decision[];
  mayChangeWords: boolean;
  isAppealed: boolean;
  choices: Choice[];
  place: string;
  next: number | null;
};

/** The decisions that this editor may take now. Plain forms first; `desk-keys` presses the same buttons. */
export function DecisionBar({ comment, allowed, mayChangeWords, isAppealed, choices, place, next }: Props) {
  const [state, act, busy] = useActionState(decideAction, null);
  const decided = useDecidedMeanwhile(comment.id);
  const stale = state?.refusal.code === 'conflict' || state?.refusal.code === 'missing';
  const typed = state?.typed;
  const isWanting = state?.refusal.code === 'invalid';
  const hidden = (
    <>
      <input type="hidden" name="commentId" value={comment.id} />
      <input type="hidden" name="version" value={comment.version} />
      <input type="hidden" name="state" value={comment.state} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="next" value={next ?? ''} />
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: many forms cannot stand in one fieldset's form
    <div
      className={styles.decide}
      role="group"
      aria-label="Decision"
      aria-busy={busy}
      data-decided={decided ? '' : undefined}
      onSubmitCapture={tooLate(decided)}
    >
      {state && (
        <p className={styles.refused} role="alert">
          {state.refusal.message} {stale && <a href={`/desk/queue?comment=${comment.id}`}>See it as it is now</a>}
        </p>
      )}
      {!stale && allowed.length === 0 && (
        <p className={styles.quiet}>
          {isAppealed ? 'The appeal is judged first: above.' : 'There is nothing to decide here.'}
        </p>
      )}
      {!stale && allowed.includes('approve') && (
        <form action={act}>
          {hidden}
          <button className="button first" type="submit" name="decision" value="approve" data-act="approve">
            Approve <KeyHint act="approve" />
          </button>
        </form>
      )}
      {!stale && allowed.includes('reject') && (
        <details className={styles.reject} open={(isWanting && !typed?.reply && !typed?.edited) || undefined}>
          <summary className={`button ${styles.no}`} data-act="reject">
            Reject <KeyHint act="reject" />
          </summary>
          <form action={act} className={styles.panel}>
            {hidden}
            <RejectReasons choices={choices} name={comment.name} chosen={typed?.because} words={typed?.words} />
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
          <button className="button" type="submit" name="decision" value="mark-spam" data-act="spam">
            Spam <KeyHint act="spam" />
          </button>
        </form>
      )}
      {!stale && allowed.includes('reopen') && (
        <form action={act}>
          {hidden}
          <button className="button" type="submit" name="decision" value="reopen" data-act="reopen">
            Back to the queue <KeyHint act="reopen" />
          </button>
        </form>
      )}
      {!stale && allowed.includes('approve') && (
        <div className={styles.rest}>
          <details className={styles.reject} open={(isWanting && Boolean(typed?.reply)) || undefined}>
            <summary className="button" data-act="answer">
              Answer <KeyHint act="answer" />
            </summary>
            <form action={act} className={styles.panel}>
              {hidden}
              <p className="field">
                <label htmlFor="reply">Your answer, published under it</label>
                <textarea id="reply" name="reply" rows={6} required defaultValue={typed?.reply} dir="auto" />
                <span className="hint">
                  <bdi>{comment.name}</bdi> reads it in the letter, too. Undo takes both back.
                </span>
              </p>
              <div className="actions">
                <button className="button first" type="submit" name="decision" value="approve">
                  Approve and answer
                </button>
              </div>
            </form>
          </details>
          {mayChangeWords && (
            <details className={styles.reject} open={(isWanting && Boolean(typed?.edited)) || undefined}>
              <summary className="button" data-act="edit">
                Edit <KeyHint act="edit" />
              </summary>
              <form action={act} className={styles.panel}>
                {hidden}
                <p className="field">
                  <label htmlFor="edited">The words as they will be published</label>
                  <textarea
                    id="edited"
                    name="edited"
                    rows={9}
                    required
                    defaultValue={typed?.edited || comment.source}
                    dir="auto"
                  />
                  <span className="hint">
                    Readers see that an editor changed it; <bdi>{comment.name}</bdi> is told; what it said is kept.
                  </span>
                </p>
                <div className="actions">
                  <button className="button first" type="submit" name="decision" value="approve">
                    Approve as edited
                  </button>
                </div>
              </form>
            </details>
          )}
        </div>
      )}
    </div>
  );
}
