'use client';

import { type ReactNode, useActionState } from 'react';
import { Refused } from '@/components/ui/refused';
import { editCommentAction, withdrawCommentAction } from '@/lib/comments/actions';
import type { Receipt } from '@/lib/comments/receipt';
import type { PromiseSentence } from '@/lib/hours/words';
import styles from './receipt.module.css';

type Props = { receipt: Receipt; readBy: PromiseSentence }; // when an editor would read what is sent now

/** Change it, take it back, or object: plain forms, with or without JavaScript. */
export function ChangeForms({ receipt, readBy, appealing }: Props & { appealing: ReactNode }) {
  const { recourse, mayEdit, mayWithdraw } = receipt;
  const mayObject = recourse.revise !== null || recourse.appeal !== null;
  return (
    <>
      {recourse.revise && (
        <section className={styles.part} id="revise" aria-labelledby="revise-it">
          <h2 id="revise-it">Revise it</h2>
          <EditForm receipt={receipt} readBy={readBy} />
        </section>
      )}
      {recourse.appeal && appealing}
      {(mayEdit || mayWithdraw) && (
        <section className={styles.part} id="edit" aria-labelledby="change">
          <h2 id="change">{mayObject ? 'Or take it back' : 'Change your mind?'}</h2>
          {mayEdit && <EditForm receipt={receipt} readBy={readBy} />}
          {mayWithdraw && <WithdrawForm receipt={receipt} />}
        </section>
      )}
    </>
  );
}

function EditForm({ receipt, readBy }: Props) {
  const [returned, act, busy] = useActionState(editCommentAction, null);
  const problem = returned?.refusal?.fields?.body?.[0];
  const isRevision = receipt.recourse.revise !== null;
  return (
    <form action={act} className={styles.form} aria-busy={busy} noValidate>
      {returned?.refusal && (
        <p className="notice" role="alert">
          <strong>Not saved.</strong> {returned.refusal.message}
        </p>
      )}
      <input type="hidden" name="receipt" value={receipt.receipt} />
      <input type="hidden" name="version" value={receipt.version} />
      <input type="hidden" name="quote" value={receipt.quote} />
      <div className="field">
        <label htmlFor="body">{isRevision ? 'Your answer' : 'Edit your answer'}</label>
        <textarea
          id="body"
          name="body"
          rows={6}
          required
          dir="auto"
          defaultValue={returned?.body ?? receipt.source}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'body-problem body-hint' : 'body-hint'}
        />
        {problem && (
          <span className="error" id="body-problem">
            {problem}
          </span>
        )}
        <span className="hint" id="body-hint">
          <Hint receipt={receipt} readBy={readBy} />
        </span>
      </div>
      <div className="actions">
        <button className="button first" type="submit" aria-disabled={busy}>
          {isRevision ? 'Send it again' : 'Save the change'}
        </button>
      </div>
    </form>
  );
}

function Hint({ receipt: { state, recourse }, readBy }: Props) {
  if (state === 'pending') return 'Editing does not move you back in the queue.';
  return (
    <>
      An editor will read the new version by <strong>{readBy.when}</strong>
      {readBy.zone && ` ${readBy.zone}`}.{state === 'approved' && ' Until then your answer is not shown.'}
      {recourse.revise?.left === 2 && ' You can do this twice.'}
      {recourse.revise?.left === 1 && ' You can do this once more.'}
    </>
  );
}

const afterwards: Partial<Record<Receipt['state'], string>> = {
  pending: 'Then nobody will read it.',
  rejected: 'Then nobody will read it again.',
};

function WithdrawForm({ receipt }: { receipt: Receipt }) {
  const [refusal, act, busy] = useActionState(withdrawCommentAction, null);
  return (
    <form action={act} className={styles.withdraw} aria-busy={busy}>
      <input type="hidden" name="receipt" value={receipt.receipt} />
      <Refused refusal={refusal} />
      <button className="button" type="submit" aria-disabled={busy} aria-describedby="withdraw-hint">
        Withdraw it
      </button>
      <span className="ui" id="withdraw-hint">
        {receipt.wasPublic
          ? 'Answers to it stay, under the words “Withdrawn by its writer”.'
          : afterwards[receipt.state]}
        {receipt.appeal?.state === 'open' && ' Your appeal goes with it.'}
      </span>
    </form>
  );
}
