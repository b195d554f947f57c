import type { ReactNode } from 'react';
import type { BusinessCalendar } from '@/lib/hours/calendar';
import { promiseSentence } from '@/lib/hours/words';
import styles from './promise.module.css';

type Props = { now: Date; due: Date; calendar: BusinessCalendar; readerZone?: string; children?: ReactNode };

/** The promise in words. Children are further sentences of the same paragraph. */
export function PromiseNote({ now, due, calendar, readerZone, children }: Props) {
  const sentence = promiseSentence({ now, due, calendar, readerZone });
  return (
    <p className={styles.note} dir="auto">
      {sentence.lead}
      <strong>
        <time dateTime={sentence.dateTime}>{sentence.when}</time>
      </strong>
      {sentence.zone && ` ${sentence.zone}`}. {sentence.reasons.join(' ')}
      {children && <> {children}</>}
    </p>
  );
}
