import type { BusinessCalendar } from '@/lib/hours/calendar';
import { promiseStrip, type StripDay, type StripFold } from '@/lib/hours/strip';
import styles from './promise.module.css';

type Props = {
  from: Date;
  due: Date;
  calendar: BusinessCalendar;
  startLabel?: string; // "Now", on a page that is kept for some minutes and would show an old time
};

/** Desk hours outlined, the hours that count filled, a line from the sending to the deadline. Time runs left to right on every page. */
export function PromiseStrip({ from, due, calendar, startLabel }: Props) {
  const strip = promiseStrip(from, due, calendar);
  return (
    <ol className={styles.days} role="list" dir="ltr" aria-label={strip.label} data-days={strip.days.length}>
      {strip.days.map((day) =>
        day.kind === 'fold' ? (
          <Fold key="fold" fold={day} />
        ) : (
          <Day key={day.date} day={day} label={day.now !== null && startLabel ? startLabel : day.label} />
        ),
      )}
    </ol>
  );
}

function Day({ day, label }: { day: StripDay; label: string }) {
  return (
    <li>
      <svg viewBox="0 0 24 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path className={styles.base} d="M0 4h24" />
        {day.open.map((span) => (
          <path key={span[0]} className={styles.open} d={block(span)} />
        ))}
        {day.counted.map((span) => (
          <path key={span[0]} className={styles.counted} d={block(span)} />
        ))}
        <path className={styles.run} d={`M${short(day.run[0])} 4H${short(day.run[1])}`} />
        {day.now !== null && <path className={styles.mark} d={`M${short(day.now)}-1v6`} />}
        {day.due !== null && <path className={styles.due} d={`M${short(day.due)}-1v6`} />}
      </svg>
      <Label day={day} label={label} />
    </li>
  );
}

function Label({ day, label }: { day: StripDay; label: string }) {
  if (day.dueLabel !== null) {
    return (
      <span className={styles.both}>
        <span className={styles.now}>{label}</span> <b>{day.dueLabel}</b>
      </span>
    );
  }
  if (day.now !== null) return <span className={styles.now}>{label}</span>;
  return <span>{day.due !== null ? <b>{label}</b> : label}</span>;
}

function Fold({ fold }: { fold: StripFold }) {
  return (
    <li className={styles.fold}>
      <svg viewBox="0 0 24 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path className={styles.run} d="M0 4h24" />
      </svg>
      <span>{fold.label}</span>
    </li>
  );
}

function block([from, to]: [number, number]): string {
  return `M${short(from)} 0h${short(to - from)}v4H${short(from)}z`;
}

function short(hours: number): string {
  return String(Math.round(hours * 100) / 100);
}
