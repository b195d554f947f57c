import { currentActor } from '@/lib/auth/session';
import { getReportsOf, type ReportInCase } from '@/lib/reports/queries';
import { CloseForm, DismissForm, ReopenForm } from './close-forms';
import styles from './in-case.module.css';

type Props = {
  comment: { id: number; state: string };
  /** The place at the desk to come back to. */
  back: string;
};

/** What readers say against an answer, and what came of it. Nothing at all when nobody has said anything. */
export async function ReportsInCase({ comment, back }: Props) {
  const reports = await getReportsOf(await currentActor(), comment.id, new Date());
  if (!reports || reports.open.length + reports.closed.length === 0) return null;
  const { open, closed } = reports;
  const ordinary = open.filter(({ notice }) => !notice);
  return (
    <section className={styles.reports} id="reports" aria-labelledby="reports-heading">
      <h3 id="reports-heading">{headline(open.length, closed.length)}</h3>
      {open.length > 0 && (
        <ul role="list">
          {open.map((report) => (
            <li key={report.id}>
              <Said report={report} />
              <CloseForm report={{ id: report.id, version: report.version, isNotice: !!report.notice }} back={back} />
            </li>
          ))}
        </ul>
      )}
      {ordinary.length > 0 && comment.state === 'approved' && (
        <DismissForm commentId={comment.id} reports={ordinary.map(({ id }) => id)} back={back} />
      )}
      {ordinary.length > 0 && comment.state === 'pending' && (
        <p className={styles.hint}>
          To approve it dismisses the reports; to reject it, or to mark it as spam, upholds them.
        </p>
      )}
      {closed.length > 0 && (
        <details className={styles.closed} open={open.length === 0 && closed.length < 3}>
          <summary>{closed.length === 1 ? 'One that is closed' : `${closed.length} that are closed`}</summary>
          <ul role="list">
            {closed.map((report) => (
              <li key={report.id}>
                <Said report={report} />
                <ReopenForm report={{ id: report.id, version: report.version }} back={back} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Said({ report }: { report: ReportInCase }) {
  const { notice, closed } = report;
  return (
    <div className={styles.said}>
      <p>
        <b>{report.reason}.</b> {notice ? `Notice ${report.reference}. ` : ''}
        <span>
          {report.by ? <bdi>{report.by}</bdi> : 'A reader'}, {report.sent}
          {report.before && `, ${recordInWords(report.before)}`}
          {report.due && `; promised by ${report.due}`}
        </span>
      </p>
      {report.words && <blockquote dir="auto">{report.words}</blockquote>}
      {notice && (
        <dl>
          {notice.law && (
            <>
              <dt>Law</dt>
              <dd dir="auto">{notice.law}</dd>
            </>
          )}
          <dt>From</dt>
          <dd>
            {notice.name || notice.email ? <bdi>{notice.name || 'No name'}</bdi> : 'Not named, as the law allows'}
            {notice.email && (
              <>
                , <a href={`mailto:${notice.email}`}>{notice.email}</a>
              </>
            )}
          </dd>
          <dt>Statement</dt>
          <dd>In good faith, accurate and complete</dd>
        </dl>
      )}
      {closed && (
        <p>
          <span>
            {closed.outcome === 'acted' ? 'Acted on' : 'Dismissed'} by <bdi>{closed.by ?? 'the site'}</bdi>,{' '}
            {closed.when}.
          </span>{' '}
          {closed.answer && <q dir="auto">{closed.answer}</q>}
        </p>
      )}
    </div>
  );
}

function headline(open: number, closed: number): string {
  if (open === 0) return closed === 1 ? 'Reported once' : `Reported ${closed} times`;
  return open === 1 ? 'One report' : `${open} reports`;
}

/** "right 3 of 4 times before" */
function recordInWords({ acted, dismissed }: { acted: number; dismissed: number }): string {
  const all = acted + dismissed;
  return `right ${acted} of ${all} ${all === 1 ? 'time' : 'times'} before`;
}
