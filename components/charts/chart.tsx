import type { ReactNode } from 'react';
import styles from './chart.module.css';

type Props = {
  /** The answer, as a sentence. */
  title: string;
  /** What is drawn, and over what time. */
  sub: string;
  /** What somebody who cannot see the drawing is told in its place. */
  label: string;
  size: [width: number, height: number];
  table: { head: string[]; rows: (string | number)[][] };
  wide?: boolean;
  children: ReactNode;
};

/** A drawing with its answer above and its figures below: SVG made on the server, no script, no inline style. */
export function Chart({ title, sub, label, size: [width, height], table, wide = false, children }: Props) {
  const drawing = (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {children}
    </svg>
  );
  return (
    <figure className={wide ? `${styles.chart} ${styles.wide}` : styles.chart}>
      <figcaption>
        <h2>{title}</h2>
        <p>{sub}</p>
      </figcaption>
      {wide ? (
        // The newest is at its end, which a phone shows first.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, by keys too
        <section className={styles.reel} tabIndex={0} aria-label={title}>
          {drawing}
        </section>
      ) : (
        drawing
      )}
      <AsTable {...table} />
    </figure>
  );
}

/** In place of a chart that has nothing to draw yet. */
export function NoChart({ title, children }: { title: string; children: string }) {
  return (
    <section className={styles.chart}>
      <h2>{title}</h2>
      <p className={styles.few}>{children}</p>
    </section>
  );
}

function AsTable({ head, rows }: Props['table']) {
  return (
    <details>
      <summary>As a table</summary>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              {head.map((name, index) => (
                <th key={name} scope="col" className={index > 0 ? 'fig' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  <td key={head[index]} className={index > 0 ? 'fig' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
