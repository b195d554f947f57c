import { scaleLinear } from 'd3-scale';
import { BarsChart } from '@/components/charts/bars-chart';
import { Chart, NoChart } from '@/components/charts/chart';
import styles from '@/components/charts/chart.module.css';
import type { Today } from '@/lib/figures/today/queries';
import { KeptChart } from './kept-chart';
import { VolumeChart } from './volume-chart';

/** The share of answers that were read in time, week by week. Weeks without answers are gaps, not noughts. */
export function WeeksChart({ weeks }: { weeks: Today['weeks'] }) {
  const points = weeks.map(({ label, ...kept }) => ({ name: label, date: label, kept }));
  return <KeptChart title="Promise kept" sub="Share of answers read in time, by week" points={points} />;
}

const WIDTH = 520;
const END = 456; // of the bars; labels stand to the right
const FLOOR = 152;
const TOP = 50;

/** How long decisions took, in desk minutes. */
export function SpeedChart({ speed, speeds }: { speed: Today['speed']; speeds: Today['speeds'] }) {
  const { step, bars, deskMinutes } = speeds;
  const most = Math.max(...bars);
  if (most === 0 || speed.median === null || speed.ninth === null) {
    return (
      <NoChart title="Time to decision">
        No answer has been decided in the last weeks, so there is nothing to time.
      </NoChart>
    );
  }
  const x = scaleLinear([0, bars.length * step], [0, END]).clamp(true);
  const y = scaleLinear([0, most], [FLOOR, TOP]);
  const median = Math.round(speed.median);
  const ninth = Math.round(speed.ninth);
  return (
    <Chart
      title="Time to decision"
      sub={`${speed.decided.toLocaleString('en')} ${speed.decided === 1 ? 'decision' : 'decisions'} in four weeks, in desk minutes`}
      label={`Time to decision in desk minutes: median ${median}, nine in ten within ${ninth}, promise ${deskMinutes}`}
      size={[WIDTH, 176]}
      table={{
        head: ['Desk minutes', 'Decisions'],
        rows: bars.map((count, index) => [
          index === bars.length - 1 ? `${index * step} and more` : `${index * step} to ${(index + 1) * step}`,
          count,
        ]),
      }}
    >
      <path className={styles.axis} d={`M0 ${FLOOR}.5h${WIDTH}`} />
      {bars.map((count, index) =>
        count === 0 ? null : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the scale
            key={index}
            className={index * step < ninth ? styles.ink : styles.pale}
            x={round(x(index * step)) + 1}
            y={round(y(count))}
            width={round(END / bars.length) - 2}
            height={round(FLOOR - y(count))}
          />
        ),
      )}
      <path className={styles.line} d={`M${round(x(median))} 20V${FLOOR}`} />
      <text className={styles.named} x={round(x(median)) + 7} y="26">
        median {median} min
      </text>
      <path className={styles.stem} d={`M${round(x(ninth))} 36V${FLOOR}`} />
      <text className={styles.strong} x={round(x(ninth)) + 7} y="45">
        9 in 10 within {ninth}
      </text>
      <path className={styles.aim} d={`M${round(x(deskMinutes))} 64V${FLOOR}`} />
      <text x={round(x(deskMinutes)) + 6} y="74">
        promise
      </text>
      <text x="0" y="171">
        0
      </text>
      <text x={round(x(deskMinutes))} y="171" textAnchor="middle">
        {deskMinutes} desk minutes
      </text>
    </Chart>
  );
}

/** Two weeks of answers, by what has become of them. */
export function DaysChart({ days }: { days: Today['days'] }) {
  return (
    <VolumeChart
      title="Answers a day"
      sub="Two weeks, by what became of them"
      none="Nobody has answered in the last two weeks."
      volume={days}
    />
  );
}

export function ReasonBars({ reasons }: { reasons: Today['reasons'] }) {
  const total = reasons.reduce((sum, { rejected }) => sum + rejected, 0);
  return (
    <BarsChart
      title="Why answers were turned down"
      sub={`${total.toLocaleString('en')} in three months, by the reason that was given`}
      none="Nothing was turned down in the last three months."
      bars={reasons.map(({ title, rejected }) => ({ name: title, count: rejected }))}
    />
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
