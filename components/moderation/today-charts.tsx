import type { Today } from '@/lib/moderation/queries';
import styles from './today.module.css';

const TOP = 20;
const FLOOR = 152;
const round = (value: number) => Math.round(value * 10) / 10;

/** The share of answers that were read in time, week by week. Weeks without answers are gaps, not noughts. */
export function KeptChart({ weeks }: { weeks: Today['weeks'] }) {
  const x = (index: number) => 14 + index * 42;
  const points = weeks.flatMap((week, index) =>
    week.promised > 0 ? [{ ...week, x: x(index), share: week.kept / week.promised, index }] : [],
  );
  const last = points.at(-1);
  if (!last)
    return (
      <Few title="Promise kept">When the first answers have been decided, this shows how many were read in time.</Few>
    );
  // From 50 %, unless a week was worse: small lapses are what one wants to see.
  const low = Math.min(0.5, ...points.map(({ share }) => share));
  const y = (share: number) => round(FLOOR - 8 - ((share - low) / (1 - low)) * (FLOOR - 8 - TOP));
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const first = points[0]!;
  return (
    <figure className={styles.chart}>
      <figcaption>
        <h2>Promise kept</h2>
        <p>Share of answers read in time, by week</p>
      </figcaption>
      <svg viewBox="0 0 520 176" role="img" aria-label={`Promise kept by week; in the latest, ${percent(last.share)}`}>
        <path className={styles.axis} d="M0 152.5h520" />
        <path className={styles.line} d={`M${points.map((point) => `${point.x} ${y(point.share)}`).join('L')}`} />
        {points.map((point) => (
          <circle
            key={point.x}
            className={styles.pencil}
            cx={point.x}
            cy={y(point.share)}
            r={point === last ? 5 : 2.5}
          />
        ))}
        <text className={styles.named} x={last.x + 10} y={y(last.share) + 4}>
          {percent(last.share)}
        </text>
        {first !== last && (
          <text x={first.x - 12} y={y(first.share) + 20}>
            {percent(first.share)}
          </text>
        )}
        <text x="0" y="171">
          {weeks[0]!.label}
        </text>
        <text x={x(weeks.length - 1)} y="171" textAnchor="middle">
          this week
        </text>
      </svg>
      <AsTable
        head={['Week of', 'In time', 'Decided']}
        rows={points.map(({ label, kept, promised }) => [label, kept, promised])}
      />
    </figure>
  );
}

/** How long decisions took, in desk minutes. */
export function SpeedChart({ speed, speeds }: { speed: Today['speed']; speeds: Today['speeds'] }) {
  const { step, bars, deskMinutes } = speeds;
  const most = Math.max(...bars);
  if (most === 0 || speed.median === null || speed.ninth === null) {
    return (
      <Few title="Time to decision">No answer has been decided in the last weeks, so there is nothing to time.</Few>
    );
  }
  const end = bars.length * step;
  const x = (minutes: number) => round(Math.min(minutes / end, 1) * 456);
  const height = (count: number) => round((count / most) * (FLOOR - 50));
  const median = Math.round(speed.median);
  const ninth = Math.round(speed.ninth);
  return (
    <figure className={styles.chart}>
      <figcaption>
        <h2>Time to decision</h2>
        <p>
          {speed.decided.toLocaleString('en')} {speed.decided === 1 ? 'decision' : 'decisions'} in four weeks, in desk
          minutes
        </p>
      </figcaption>
      <svg
        viewBox="0 0 520 176"
        role="img"
        aria-label={`Time to decision in desk minutes: median ${median}, nine in ten within ${ninth}, promise ${deskMinutes}`}
      >
        <path className={styles.axis} d="M0 152.5h520" />
        {bars.map((count, index) =>
          count === 0 ? null : (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place on the scale
              key={index}
              className={index * step < ninth ? styles.ink : styles.pale}
              d={`M${x(index * step) + 1} ${FLOOR - height(count)}h36V${FLOOR}h-36z`}
            />
          ),
        )}
        <path className={styles.line} d={`M${x(median)} ${TOP}V${FLOOR}`} />
        <text className={styles.named} x={x(median) + 7} y="26">
          median {median} min
        </text>
        <path className={styles.stem} d={`M${x(ninth)} 36V${FLOOR}`} />
        <text className={styles.strong} x={x(ninth) + 7} y="45">
          9 in 10 within {ninth}
        </text>
        <path className={styles.aim} d={`M${x(deskMinutes)} 64V${FLOOR}`} />
        <text x={x(deskMinutes) + 6} y="74">
          promise
        </text>
        <text x="0" y="171">
          0
        </text>
        <text x={x(deskMinutes)} y="171" textAnchor="middle">
          {deskMinutes} desk minutes
        </text>
      </svg>
      <AsTable
        head={['Desk minutes', 'Decisions']}
        rows={bars.map((count, index) => [
          index === bars.length - 1 ? `${index * step} and more` : `${index * step} to ${(index + 1) * step}`,
          count,
        ])}
      />
    </figure>
  );
}

/** Two weeks of answers, by what has become of them. */
export function DaysChart({ days }: { days: Today['days'] }) {
  const total = (day: Today['days'][number]) => day.approved + day.rejected + day.spam + day.waiting;
  const most = Math.max(...days.map(total));
  const floor = 180;
  const scale = (count: number) => (count / most) * 150;
  if (most === 0)
    return (
      <Few title="Answers a day" whole>
        Nobody has answered in the last two weeks.
      </Few>
    );
  const today = days.at(-1)!;
  const labels: [number, string, string | undefined][] = [
    [today.approved, 'approved', styles.strong],
    [today.rejected, 'rejected', styles.wrong],
    [today.spam, 'spam', undefined],
    [today.waiting, 'waiting', styles.named],
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, so the keyboard must reach it
    <figure className={`${styles.chart} ${styles.whole}`} tabIndex={0} aria-label="Answers a day">
      <figcaption>
        <h2>Answers a day</h2>
        <p>Two weeks, by what became of them</p>
      </figcaption>
      <svg
        viewBox="0 0 1120 206"
        role="img"
        aria-label={`Answers a day for two weeks; today ${labels.map(([count, what]) => `${count} ${what}`).join(', ')}`}
      >
        {days.map((day, index) => {
          const x = index * 71;
          let y = floor;
          const parts: [number, string | undefined][] = [
            [day.approved, styles.ink],
            [day.rejected, styles.bad],
            [day.spam, styles.pale],
            [day.waiting, styles.open],
          ];
          return (
            <g key={day.date}>
              {parts.map(([count, className]) => {
                if (count === 0) return null;
                const height = Math.max(2, scale(count) - 1.5);
                y -= scale(count);
                return (
                  <path key={className} className={className} d={`M${x} ${round(y + 1)}h54v${round(height)}h-54z`} />
                );
              })}
              <text
                x={x + 27}
                y="199"
                textAnchor="middle"
                className={index === days.length - 1 ? styles.strong : undefined}
              >
                {day.name}
              </text>
            </g>
          );
        })}
        <path className={styles.axis} d="M0 180.5h977" />
        {labels.map(([count, what, className], index) => (
          <text key={what} x="990" y={172 - index * 19} className={className}>
            {count} {what}
          </text>
        ))}
      </svg>
      <AsTable
        head={['Day', 'Approved', 'Rejected', 'Spam', 'Waiting']}
        rows={days.map((day) => [`${day.name}, ${day.date}`, day.approved, day.rejected, day.spam, day.waiting])}
      />
    </figure>
  );
}

export function ReasonBars({ reasons }: { reasons: Today['reasons'] }) {
  const most = reasons[0]?.rejected ?? 0;
  const total = reasons.reduce((sum, { rejected }) => sum + rejected, 0);
  if (most === 0)
    return <Few title="Why answers were turned down">Nothing was turned down in the last three months.</Few>;
  return (
    <figure className={styles.chart}>
      <figcaption>
        <h2>Why answers were turned down</h2>
        <p>{total.toLocaleString('en')} in three months, by the guideline that was cited</p>
      </figcaption>
      <ul className={styles.bars} role="list">
        {reasons.map(({ title, rejected }, index) => (
          <li key={title}>
            <span>{title}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <path
                className={index === 0 ? styles.pencil : styles.ink}
                d={`M0 0h${round((rejected / most) * 100)}v10H0z`}
              />
            </svg>
            <span className={styles.num}>{rejected.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Few({ title, whole = false, children }: { title: string; whole?: boolean; children: string }) {
  return (
    <section className={`${styles.chart} ${whole ? styles.whole : ''}`}>
      <h2>{title}</h2>
      <p className={styles.few}>{children}</p>
    </section>
  );
}

function AsTable({ head, rows }: { head: string[]; rows: (string | number)[][] }) {
  return (
    <details>
      <summary>As a table</summary>
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
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={index} className={index > 0 ? 'fig' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
