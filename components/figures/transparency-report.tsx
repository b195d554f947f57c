import { BarsChart } from '@/components/charts/bars-chart';
import { ColumnsChart } from '@/components/charts/columns-chart';
import type { Transparency } from '@/lib/figures/queries';
import { keptInWords, sharesOf } from '@/lib/figures/transparency';
import { fullDate } from '@/lib/posts/dates';
import styles from './figures.module.css';

/** For everybody: how the conversation is kept, in figures that anybody with the log can check. */
export function TransparencyReport({ report }: { report: Transparency }) {
  const { figures, months, citations, waits, head, since, timeZone } = report;
  const shares = sharesOf(figures);
  const facts: [string, string][] = [
    ['answers received', figures.received.toLocaleString('en')],
    ['published', shares.published.toLocaleString('en')],
    ['turned down', figures.rejected.toLocaleString('en')],
    ['taken for spam', figures.spam.toLocaleString('en')],
    ...(waits.median === null
      ? []
      : ([
          ['half were decided within, in desk time', deskTime(waits.median)],
          ['nine in ten within', deskTime(waits.ninth ?? 0)],
        ] as [string, string][])),
  ];
  return (
    <>
      <h1 className="page-title">How this conversation is kept</h1>
      <div>
        <p className={styles.answer}>{keptInWords(figures)}</p>
        <p className="ui">
          Since {fullDate(since, timeZone)}. Desk time runs only while the desk is open, so an answer sent on Friday
          night and read on Monday morning has hardly waited.
        </p>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={`to-end ${styles.block}`}>
        <ColumnsChart
          title="What became of the answers"
          sub="By month, published, turned down, taken for spam"
          none="Nothing has been decided yet."
          columns={months.map(({ name, date, approved, rejected, spam }) => ({
            name: name.slice(0, 3),
            date,
            counts: [approved, rejected, spam],
          }))}
          parts={[
            { name: 'published', look: 'ink' },
            { name: 'turned down', look: 'bad' },
            { name: 'spam', look: 'pale' },
          ]}
        />
      </div>
      <div className={styles.block}>
        <BarsChart
          title="Why answers were turned down"
          sub="By the guideline that was cited; every rejection cites one, and its writer is told"
          none="Nothing was turned down in this time."
          bars={citations.map(({ clause, title, rejected }) => ({
            name: clause ? `${clause}. ${title}` : title,
            href: clause ? `/guidelines#guideline-${clause}` : undefined,
            count: rejected,
          }))}
        />
      </div>
      <div className="prose">
        <h2>Second opinions</h2>
        <p>{appealsInWords(figures)}</p>
        <p>{reportsInWords(figures)}</p>
        <h2>How to check this</h2>
        <p>
          Everything that happens here is written into a log that is only ever added to. Each entry carries a digest of
          the one before it, so none can be changed or taken out without breaking every later one. The figures on this
          page are counted from that log and nothing else; decisions that were taken back are left out.
        </p>
        {head && (
          <>
            <p>
              Keep this line, and you can ask at any later time to be shown that nothing before{' '}
              {fullDate(head.at, timeZone)} was rewritten. It is also at <a href="/log-head.json">/log-head.json</a>.
            </p>
            <p className={styles.hash}>
              {head.id}:{head.hash}
            </p>
          </>
        )}
      </div>
    </>
  );
}

function appealsInWords({ appeals, upheld, dismissed }: Transparency['figures']): string {
  if (appeals === 0) return 'Whoever is turned down may appeal, and another editor looks. Nobody has yet.';
  const judged = upheld + dismissed;
  const came = appeals === 1 ? 'One appeal came in' : `${appeals.toLocaleString('en')} appeals came in`;
  if (judged === 0) return `${came}, and none has been judged yet.`;
  return `${came}; another editor than the first judged ${judged.toLocaleString('en')} of them, and ${upheld.toLocaleString('en')} led to the answer being published.`;
}

function reportsInWords({ reports, notices }: Transparency['figures']): string {
  if (reports + notices === 0) return 'No reader has reported an answer.';
  const said =
    reports === 1 ? 'One answer was reported' : `Readers reported answers ${reports.toLocaleString('en')} times`;
  if (notices === 0) return `${said}.`;
  return `${said}; ${notices === 1 ? 'one notice' : `${notices.toLocaleString('en')} notices`} of illegal content came in.`;
}

function deskTime(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  return `${(minutes / 60).toLocaleString('en', { maximumFractionDigits: 1 })} h`;
}
