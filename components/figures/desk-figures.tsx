import { BarsChart } from '@/components/charts/bars-chart';
import { HoursChart } from '@/components/charts/hours-chart';
import { LineChart } from '@/components/charts/line-chart';
import { kappaInWords } from '@/lib/figures/agreement';
import type { DeskFigures as Figures } from '@/lib/figures/queries';
import styles from './figures.module.css';
import { KeptChart } from './kept-chart';
import { VolumeChart } from './volume-chart';

/** The desk's figures: each chart's heading is its answer. */
export function DeskFigures({ figures }: { figures: Figures }) {
  const { volume, pace, whole, reasons, busiest, load, open, deskMinutes } = figures;
  const answers = volume.reduce((sum, each) => sum + each.approved + each.rejected + each.spam + each.waiting, 0);
  const approved = volume.reduce((sum, { approved }) => sum + approved, 0);
  const rejected = reasons.reduce((sum, { rejected }) => sum + rejected, 0);
  const kept = pace.reduce((sum, { pace }) => sum + (pace?.kept ?? 0), 0);
  const promised = pace.reduce((sum, { pace }) => sum + (pace?.promised ?? 0), 0);
  const busiestHour = load.reduce((top, each) => (each.answers > (top?.answers ?? 0) ? each : top), load[0]);
  const by = `by ${figures.step}`;
  return (
    <div className={styles.grid}>
      <VolumeChart
        title={`${counted(answers, 'answer')}, ${percent(approved, answers)} of them published`}
        sub={`Answers sent, ${by}, and what has become of them`}
        none="Nobody has answered in this time."
        volume={volume}
      />
      <LineChart
        title={
          whole.median === null
            ? 'Time to decision'
            : `Half were decided within ${minutes(whole.median)}, nine in ten within ${minutes(whole.ninth ?? 0)}`
        }
        sub={`Desk minutes to a decision, ${by}: the thick line is the median, the thin one nine in ten`}
        none="No answer has been decided in this time, so there is nothing to time."
        points={pace.map(({ name, date, pace }) =>
          pace ? { name, date, value: pace.median, under: pace.ninth } : null,
        )}
        inWords={(value) => minutes(value)}
        names={{ value: 'Median', under: 'Nine in ten' }}
        aim={{ value: deskMinutes, name: 'promise' }}
      />
      <KeptChart
        title={promised === 0 ? 'Promise kept' : `${percent(kept, promised)} were read when we said they would be`}
        sub={`Share of answers read in time, ${by}`}
        points={pace.map(({ name, date, pace }) => ({ name, date, kept: pace }))}
      />
      <BarsChart
        title={rejected === 0 ? 'Reasons' : `“${reasons[0]!.title}” is the usual reason`}
        sub={`Why ${counted(rejected, 'answer')} ${rejected === 1 ? 'was' : 'were'} turned down`}
        none="Nothing was turned down in this time."
        bars={reasons.map(({ title, rejected }) => ({ name: title, count: rejected }))}
      />
      <BarsChart
        title="Where people answer"
        sub="The posts with the most answers in this time"
        none="Nobody has answered in this time."
        bars={busiest.map(({ slug, title, answers, turnedDown }) => ({
          name: title,
          href: `/posts/${slug}`,
          count: answers,
          note: turnedDown > 0 ? `${turnedDown} turned down` : undefined,
        }))}
      />
      <HoursChart
        title={
          busiestHour
            ? `Most answers come on ${dayNames[busiestHour.weekday]}, from ${busiestHour.hour}:00`
            : 'When they come'
        }
        sub="Answers sent, by weekday and hour; the desk’s own hours in outline"
        none="Nobody has answered in this time."
        load={load}
        open={open}
      />
      <Agreement figures={figures} />
    </div>
  );
}

function Agreement({ figures: { agreement, overturned } }: { figures: Figures }) {
  return (
    <section className={styles.words}>
      <h2>Do editors agree?</h2>
      {agreement ? (
        <p>
          Of {counted(agreement.pairs, 'answer')} that a colleague judged a second time without knowing the first
          decision, {percent(agreement.observed * agreement.pairs, agreement.pairs)} were decided alike
          {agreement.kappa !== null && (
            <>
              : agreement beyond chance is {kappaInWords(agreement.kappa)} (Cohen’s kappa {agreement.kappa.toFixed(2)})
            </>
          )}
          .
        </p>
      ) : (
        <p>
          Nobody has looked at a decision a second time. Settings say how many decisions are shown to a colleague who
          does not see what was decided; with them, this says how far editors agree.
        </p>
      )}
      {overturned.appealed > 0 && (
        <p>
          Of {counted(overturned.appealed, 'appeal')} judged in this time, {overturned.upheld} overturned the decision.
        </p>
      )}
      <p>
        <a href="/desk/second-looks">Look at decisions a second time</a>
      </p>
    </section>
  );
}

const dayNames = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

function minutes(value: number): string {
  return `${Math.round(value)} min`;
}

function percent(part: number, of: number): string {
  return of === 0 ? '0 %' : `${Math.round((part / of) * 100)} %`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
