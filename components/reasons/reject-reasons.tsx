'use client';

import { useRef } from 'react';
import queue from '@/components/moderation/queue.module.css';
import type { Choice } from '@/lib/reasons/choices';
import styles from './reject-reasons.module.css';

type Props = { choices: Choice[]; name: string; chosen?: string; words?: string };

/** Why an answer is turned down, with its clause, and the words that its writer will read. */
export function RejectReasons({ choices, name, chosen, words = '' }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const filled = useRef(''); // what stands in the field because of a choice; an editor's own words are never written over
  const fill = (value: string) => {
    const typed = field.current;
    if (!typed || (typed.value.trim() !== '' && typed.value !== filled.current)) return;
    filled.current = choices.find((choice) => choice.value === value)?.words ?? '';
    typed.value = filled.current;
  };
  return (
    <>
      <fieldset className={`${queue.reasons} ${styles.reasons}`} onChange={(event) => fill(chosenIn(event.target))}>
        <legend>Why is it turned down?</legend>
        {choices.map(({ value, title, clause }, index) => (
          <label key={value}>
            <input
              type="radio"
              name="because"
              value={value}
              required
              defaultChecked={chosen === value}
              data-number={index + 1}
            />
            {index < 9 ? <kbd>{index + 1}</kbd> : <span />}
            <span dir="auto">{title}</span>
            <small>clause {clause.number}</small>
            {clause.title !== title && <small className={styles.clause}>{clause.title}</small>}
          </label>
        ))}
        {choices.length === 0 && <p>There are no guidelines to cite yet.</p>}
      </fieldset>
      <div className="field">
        <label htmlFor="words">
          A word to <bdi>{name}</bdi>, optional
        </label>
        <textarea id="words" name="words" rows={2} maxLength={1000} defaultValue={words} dir="auto" ref={field} />
      </div>
    </>
  );
}

function chosenIn(target: EventTarget): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
