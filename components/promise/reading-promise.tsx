import type { ReactNode } from 'react';
import { PromiseNote } from '@/components/promise/promise-note';
import { PromiseStrip } from '@/components/promise/promise-strip';
import type { BusinessCalendar } from '@/lib/hours/calendar';
import styles from './promise.module.css';

type Props = {
  from: Date; // when it was sent; on the form, now
  now: Date;
  due: Date;
  calendar: BusinessCalendar;
  startLabel?: string;
  readerZone?: string;
  children?: ReactNode;
};

/** When an editor will read this: the sentence, and the figure that shows why. */
export function ReadingPromise({ from, now, due, calendar, startLabel, readerZone, children }: Props) {
  return (
    <div className={styles.promise}>
      <PromiseNote now={now} due={due} calendar={calendar} readerZone={readerZone}>
        {children}
      </PromiseNote>
      <PromiseStrip from={from} due={due} calendar={calendar} startLabel={startLabel} />
    </div>
  );
}
