'use client';

import { useActionState } from 'react';
import { editCommentAction, withdrawCommentAction } from '@/lib/comments/actions';
import type { Receipt } from '@/lib/comments/receipt';
import type { PromiseSentence } from '@/lib/hours/words';
import styles from './receipt.module.css';

type Props = { receipt: Receipt; readBy: PromiseSentence }; // when an editor would read what is sent now

/** Change it or take it back: plain forms, with or without JavaScript. */
export function ChangeForms({ receipt, readBy }: Props) {
  if (!receipt.mayEdit && !receipt.mayWithdraw) return null;
  return (
    <section className={styles.part} id="edit" aria-labelledby="change">
      <h2 id="change">{receipt.state === 'rejected' ? 'Revise it' : 'Change your mind?'}</h2>
      {receipt.mayEdit && <EditForm receipt={receipt} readBy={readBy} />}
      {receipt.mayWithdraw && <WithdrawForm receipt={receipt} />}
    </section>
  );
}

function EditForm({ receipt, readBy }: Props) {
  const [returned, act, busy] = useActionState(editCommentAction, null);
  const problem = returned?.refusal?.fields?.body?.[0];
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
        <label htmlFor="body">{receipt.state === 'rejected' ? 'Your answer' : 'Edit your answer'}</label>
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
          {receipt.state === 'rejected' ? 'Send it again' : 'Save the change'}
        </button>
      </div>
    </form>
  );
}

function Hint({ receipt: { state }, readBy }: Props) {
  if (state === 'pending') return 'Editing does not move you back in the queue.';
  return (
    <>
      An editor will read the new version by <strong>{readBy.when}</strong>
      {readBy.zone && ` ${readBy.zone}`}.{state === 'approved' && ' Until then your answer is not shown.'}
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
      {refusal && (
        <p className="notice" role="alert">
          {refusal.message}
        </p>
      )}
      <button className="button" type="submit" aria-disabled={busy} aria-describedby="withdraw-hint">
        Withdraw it
      </button>
      <span className="ui" id="withdraw-hint">
        {receipt.wasPublic
          ? 'Answers to it stay, under the words “Withdrawn by its writer”.'
          : afterwards[receipt.state]}
      </span>
    </form>
  );
}
