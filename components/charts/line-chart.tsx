import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { Chart, NoChart } from './chart';
import styles from './chart.module.css';

export type Point = { name: string; date: string; value: number; under?: number };

type Props = {
  title: string;
  sub: string;
  none: string;
  points: (Point | null)[]; // null: nothing to say of that time; the line leaps over it
  /** The scale's ends; the top is what the highest value needs when it is left out. */
  from?: number;
  to?: number;
  inWords: (value: number) => string;
  names: { value: string; under?: string };
  aim?: { value: number; name: string };
};

const WIDTH = 520;
const HEIGHT = 176;
const FLOOR = 152;
const TOP = 16;
const END = 440; // labels stand to the right

/** One line in pencil, perhaps a second in ink, over time. */
export function LineChart({ title, sub, none, points, from = 0, to, inWords, names, aim }: Props) {
  const known = points.filter((point) => point !== null);
  const last = known.at(-1);
  if (!last) return <NoChart title={title}>{none}</NoChart>;

  const highest = to ?? Math.max(...known.flatMap(({ value, under }) => [value, under ?? 0]), aim?.value ?? 0, 1);
  const x = scalePoint<number>(points.keys(), [8, END]);
  const y = scaleLinear([from, highest], [FLOOR - 6, TOP]).clamp(true);
  const places = points.flatMap((point, index) => (point ? [{ ...point, x: round(x(index) ?? END) }] : []));
  const path = (value: (point: Point) => number) =>
    line<(typeof places)[number]>(
      (point) => point.x,
      (point) => round(y(value(point))),
    )(places) ?? '';
  const end = places.at(-1)!;
  const first = places[0]!;
  const apart = last.under === undefined || Math.abs(y(last.value) - y(last.under)) > 16 ? 0 : 9;
  return (
    <Chart
      title={title}
      sub={sub}
      label={`${sub}; lately ${inWords(last.value)}`}
      size={[WIDTH, HEIGHT]}
      table={{
        head: ['From', names.value, ...(names.under ? [names.under] : [])],
        rows: known.map(({ date, value, under }) => [
          date,
          inWords(value),
          ...(names.under ? [inWords(under ?? 0)] : []),
        ]),
      }}
    >
      <path className={styles.axis} d={`M0 ${FLOOR}.5h${WIDTH}`} />
      {aim && (
        <>
          <path className={styles.aim} d={`M0 ${round(y(aim.value))}H${END}`} />
          <text x={0} y={round(y(aim.value)) - 5}>
            {aim.name}
          </text>
        </>
      )}
      {names.under && <path className={styles.under} d={path(({ under }) => under ?? 0)} />}
      <path className={styles.line} d={path(({ value }) => value)} />
      {places.map((point) => (
        <circle
          key={point.date}
          className={styles.pencil}
          cx={point.x}
          cy={round(y(point.value))}
          r={point === end ? 5 : 2.5}
        />
      ))}
      <text className={styles.named} x={end.x + 10} y={round(y(end.value)) + 4 + apart}>
        {inWords(end.value)}
      </text>
      {names.under && (
        <text className={styles.strong} x={end.x + 10} y={round(y(end.under ?? 0)) + 4 - apart}>
          {inWords(end.under ?? 0)}
        </text>
      )}
      <text x="0" y="171">
        {first.name}
      </text>
      {first !== end && (
        <text x={end.x} y="171" textAnchor="middle">
          {end.name}
        </text>
      )}
    </Chart>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
