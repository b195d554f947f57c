'use client';

import { useActionState } from 'react';
import {
  closeReportAction,
  dismissReportsAction,
  type ReturnedClosing,
  reopenReportAction,
} from '@/lib/reports/actions';
import styles from './in-case.module.css';

type Seen = { id: number; version: number };

/** A notice is answered in words; any other report with one press, or with a word for colleagues. */
export function CloseForm({ report, back }: { report: Seen & { isNotice: boolean }; back: string }) {
  const [returned, act, busy] = useActionState<ReturnedClosing | null, FormData>(closeReportAction, null);
  const id = `answer-${report.id}`;
  const buttons = (
    <span className={styles.buttons}>
      <button className="button" type="submit" name="outcome" value="acted" aria-disabled={busy}>
        {report.isNotice ? 'Answer: acted on' : 'Dealt with'}
      </button>
      <button className="button" type="submit" name="outcome" value="dismissed" aria-disabled={busy}>
        {report.isNotice ? 'Answer: it stays' : 'Dismiss'}
      </button>
    </span>
  );
  return (
    <form action={act} className={styles.close} aria-busy={busy}>
      <Refused returned={returned} />
      <Hidden report={report} back={back} />
      {report.isNotice && (
        <div className="field">
          <label htmlFor={id}>The answer: what was decided, and why</label>
          <textarea id={id} name="answer" rows={3} maxLength={2000} dir="auto" defaultValue={returned?.answer} />
          <span className="hint">It is mailed to them with what they can do if they disagree.</span>
        </div>
      )}
      {buttons}
    </form>
  );
}

/** @param reports the numbers of those that are shown; none that came in since is dismissed with them */
export function DismissForm({ commentId, reports, back }: { commentId: number; reports: number[]; back: string }) {
  const count = reports.length;
  const [returned, act, busy] = useActionState<ReturnedClosing | null, FormData>(dismissReportsAction, null);
  return (
    <form action={act} className={styles.close} aria-busy={busy}>
      <Refused returned={returned} />
      <input type="hidden" name="comment" value={commentId} />
      <input type="hidden" name="seen" value={Math.max(...reports)} />
      <input type="hidden" name="back" value={back} />
      <button className="button first" type="submit" aria-disabled={busy}>
        {count === 1 ? 'Keep it and dismiss the report' : `Keep it and dismiss ${count} reports`}
      </button>
    </form>
  );
}

export function ReopenForm({ report, back }: { report: Seen; back: string }) {
  const [returned, act, busy] = useActionState<ReturnedClosing | null, FormData>(reopenReportAction, null);
  return (
    <form action={act} className={styles.close} aria-busy={busy}>
      <Refused returned={returned} />
      <Hidden report={report} back={back} />
      <button className="button" type="submit" aria-disabled={busy}>
        Open it again
      </button>
    </form>
  );
}

function Hidden({ report, back }: { report: Seen; back: string }) {
  return (
    <>
      <input type="hidden" name="report" value={report.id} />
      <input type="hidden" name="version" value={report.version} />
      <input type="hidden" name="back" value={back} />
    </>
  );
}

function Refused({ returned }: { returned: ReturnedClosing | null }) {
  return (
    returned && (
      <p className={styles.refused} role="alert">
        {returned.refusal.fields?.answer?.[0] ?? returned.refusal.message}
      </p>
    )
  );
}
