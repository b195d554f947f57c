import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { Chart, NoChart } from './chart';
import styles from './chart.module.css';

export type Column = { name: string; date: string; counts: number[] };

type Props = {
  title: string;
  sub: string;
  none: string; // said in place of an empty drawing
  columns: Column[];
  /** What is stacked, from the floor up; the last column's counts are named beside it. */
  parts: { name: string; look: keyof typeof looks }[];
};

const looks = { ink: styles.ink, bad: styles.bad, pale: styles.pale, open: styles.open };
const labels = { ink: styles.strong, bad: styles.wrong, pale: undefined, open: styles.named };

const WIDTH = 1_120;
const END = 980; // of the columns; labels stand to the right
const FLOOR = 180;
const ROOM = 150; // height of the tallest column
const GAP = 18; // between labels

/** Columns over time, stacked by what became of them. */
export function ColumnsChart({ title, sub, none, columns, parts }: Props) {
  const totals = columns.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const most = Math.max(0, ...totals);
  if (most === 0) return <NoChart title={title}>{none}</NoChart>;

  const x = scaleBand<number>(columns.keys(), [0, END]).paddingInner(0.24);
  const y = scaleLinear([0, most], [FLOOR, FLOOR - ROOM]);
  const layers = stack<Column, number>()
    .keys(parts.keys())
    .value(({ counts }, part) => counts[part]!)(columns);
  const every = Math.ceil(columns.length / 14); // so many names fit
  const last = columns.at(-1)!;
  return (
    <Chart
      wide
      title={title}
      sub={sub}
      label={`${sub}; in the last, ${parts.map(({ name }, part) => `${last.counts[part]} ${name}`).join(', ')}`}
      size={[WIDTH, 206]}
      table={{
        head: ['From', ...parts.map(({ name }) => name.charAt(0).toUpperCase() + name.slice(1))],
        rows: columns.map(({ date, counts }) => [date, ...counts]),
      }}
    >
      {layers.map((layer, part) => (
        <g key={parts[part]!.name} className={looks[parts[part]!.look]}>
          {layer.map(([from, to], index) =>
            from === to ? null : (
              <rect
                key={columns[index]!.date}
                x={round(x(index)!)}
                y={round(y(to)) + 0.75}
                width={round(x.bandwidth())}
                height={Math.max(1.5, round(y(from) - y(to)) - 1.5)}
              />
            ),
          )}
        </g>
      ))}
      <path className={styles.axis} d={`M0 ${FLOOR}.5h${END}`} />
      {columns.map(({ name, date }, index) =>
        (columns.length - 1 - index) % every === 0 ? (
          <text
            key={date}
            x={round(x(index)! + x.bandwidth() / 2)}
            y="199"
            textAnchor="middle"
            className={index === columns.length - 1 ? styles.strong : undefined}
          >
            {name}
          </text>
        ) : null,
      )}
      {parts.map(({ name, look }, part) => (
        <text key={name} x={END + 12} y={FLOOR - 8 - part * GAP} className={labels[look]}>
          {last.counts[part]!.toLocaleString('en')} {name}
        </text>
      ))}
    </Chart>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
