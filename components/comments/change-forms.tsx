'use client';

import { useActionState } from 'react';
import { editCommentAction, withdrawCommentAction } from '@/lib/comments/actions';
import type { Receipt } from '@/lib/comments/receipt';
import styles from './receipt.module.css';

/** Change it or take it back: plain forms, with or without JavaScript. */
export function ChangeForms({ receipt }: { receipt: Receipt }) {
  if (!receipt.mayEdit && !receipt.mayWithdraw) return null;
  return (
    <section className={styles.part} id="edit" aria-labelledby="change">
      <h2 id="change">{receipt.state === 'rejected' ? 'Revise it' : 'Change your mind?'}</h2>
      {receipt.mayEdit && <EditForm receipt={receipt} />}
      {receipt.mayWithdraw && <WithdrawForm receipt={receipt} />}
    </section>
  );
}

function EditForm({ receipt }: { receipt: Receipt }) {
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
          {hints[receipt.state] ?? hints.pending}
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

const hints: Partial<Record<Receipt['state'], string>> = {
  pending: 'Editing does not move you back in the queue.',
  approved: 'An editor will read the new version; until then your answer is not shown.',
  rejected: 'An editor will read the new version.',
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
        {receipt.wasPublic ? 'Answers to it stay, under the words “Withdrawn by its writer”.' : 'It will not be read.'}
      </span>
    </form>
  );
}
