import { scaleLinear } from 'd3-scale';
import { NoChart } from './chart';
import styles from './chart.module.css';

type Bar = { name: string; href?: string; count: number; note?: string };

type Props = { title: string; sub: string; none: string; bars: Bar[] };

/** Things by how many, the most first: names and figures are text, so it is its own table. */
export function BarsChart({ title, sub, none, bars }: Props) {
  const most = Math.max(0, ...bars.map(({ count }) => count));
  if (most === 0) return <NoChart title={title}>{none}</NoChart>;
  const length = scaleLinear([0, most], [0, 100]);
  return (
    <figure className={styles.chart}>
      <figcaption>
        <h2>{title}</h2>
        <p>{sub}</p>
      </figcaption>
      <ul className={styles.bars} role="list">
        {bars.map(({ name, href, count, note }, index) => (
          <li key={href ?? name}>
            <span dir="auto">
              {href ? <a href={href}>{name}</a> : name}
              {note && <small> {note}</small>}
            </span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect
                className={index === 0 ? styles.pencil : styles.ink}
                width={Math.round(length(count))}
                height="10"
              />
            </svg>
            <span className={styles.num}>{count.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
