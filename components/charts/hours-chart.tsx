import { scaleBand, scaleLinear } from 'd3-scale';
import { Chart, NoChart } from './chart';
import styles from './chart.module.css';

export type HourLoad = { weekday: number; hour: number; answers: number };

type Props = {
  title: string;
  sub: string;
  none: string;
  load: HourLoad[];
  /** Minutes since midnight, by weekday: when the desk is open. */
  open: { weekday: number; from: number; to: number }[];
};

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WIDTH = 520;
const LEFT = 34;
const FLOOR = 152;

/** The week by the hour: the more answers, the darker; the desk's own hours are outlined. */
export function HoursChart({ title, sub, none, load, open }: Props) {
  const most = Math.max(0, ...load.map(({ answers }) => answers));
  if (most === 0) return <NoChart title={title}>{none}</NoChart>;
  const x = scaleBand<number>(Array.from({ length: 24 }).keys(), [LEFT, WIDTH]).paddingInner(0.08);
  const y = scaleBand<number>(days.keys(), [4, FLOOR]).paddingInner(0.14);
  const minute = scaleLinear([0, 1_440], [LEFT - 1, WIDTH + 1]);
  const dark = scaleLinear([0, most], [0.08, 1]);
  const busiest = load.reduce((top, each) => (each.answers > top.answers ? each : top));
  return (
    <Chart
      title={title}
      sub={sub}
      label={`${sub}; most on ${days[busiest.weekday]} from ${busiest.hour}:00`}
      size={[WIDTH, 176]}
      table={{
        head: ['Hour', ...days],
        rows: Array.from({ length: 24 }, (_, hour) => [
          `${hour}:00`,
          ...days.map(
            (_day, weekday) => load.find((each) => each.weekday === weekday && each.hour === hour)?.answers ?? 0,
          ),
        ]),
      }}
    >
      {load.map(({ weekday, hour, answers }) => (
        <rect
          key={`${weekday} ${hour}`}
          className={styles.cell}
          x={round(x(hour)!)}
          y={round(y(weekday)!)}
          width={round(x.bandwidth())}
          height={round(y.bandwidth())}
          fillOpacity={round(dark(answers))}
        />
      ))}
      {open.map(({ weekday, from, to }) => (
        <rect
          key={`${weekday} ${from}`}
          className={styles['desk-hours']}
          x={round(minute(from))}
          y={round(y(weekday)! - 1)}
          width={round(minute(to) - minute(from))}
          height={round(y.bandwidth() + 2)}
        />
      ))}
      {days.map((day, weekday) => (
        <text key={day} x="0" y={round(y(weekday)! + y.bandwidth() / 2) + 4}>
          {day}
        </text>
      ))}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={round(x(hour)!)} y="171">
          {hour}:00
        </text>
      ))}
    </Chart>
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
