'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { KeyHint } from '@/components/desk-keys/key-hint';
import { decideManyAction } from '@/lib/moderation/actions';
import type { Choice } from '@/lib/reasons/choices';
import styles from './bulk-bar.module.css';

type Props = { choices: Choice[]; place: string; pickAll: string; batch: string | null };

/** What is selected on the board is decided together. The checkboxes stand in the rows and belong to this form. */
export function BulkBar({ choices, place, pickAll, batch }: Props) {
  const [state, act, busy] = useActionState(decideManyAction, null);
  const form = useRef<HTMLFormElement>(null);
  const { picked, toggleAll } = usePicks(form, batch);
  return (
    <form id="bulk" ref={form} action={act} className={styles.bulk} aria-label="Decide together" aria-busy={busy}>
      <input type="hidden" name="place" value={place} />
      <p className={styles.all}>
        <noscript>
          <a href={pickAll}>Select all shown</a>
        </noscript>
        {picked !== null && (
          <button type="button" className={styles.plain} onClick={toggleAll} data-act="select-all">
            {picked > 0 ? 'Select none' : 'Select all shown'} <KeyHint act="select-all" />
          </button>
        )}
        <span role="status">{picked ? `${picked} selected` : ''}</span>
      </p>
      <div className={styles.acts}>
        <button className="button" type="submit" name="decision" value="approve" data-act="bulk">
          Approve all
        </button>
        <details
          className={styles.reject}
          open={state?.refusal.code === 'invalid' && state.typed.because ? true : undefined}
        >
          <summary className="button">Reject all …</summary>
          <div className={styles.panel}>
            <p className="field">
              <label htmlFor="bulk-because">Why are they turned down?</label>
              <select id="bulk-because" name="because" defaultValue={state?.typed.because ?? ''}>
                <option value="">Choose a reason</option>
                {choices.map(({ value, title, clause }) => (
                  <option key={value} value={value}>
                    {title} (clause {clause.number})
                  </option>
                ))}
              </select>
            </p>
            <p className="field">
              <label htmlFor="bulk-words">A word to each of them, optional</label>
              <textarea
                id="bulk-words"
                name="words"
                rows={2}
                maxLength={1000}
                defaultValue={state?.typed.words}
                dir="auto"
              />
            </p>
            <p>
              <button className="button first" type="submit" name="decision" value="reject">
                Reject and write
              </button>
            </p>
          </div>
        </details>
        <button className="button" type="submit" name="decision" value="mark-spam">
          Spam
        </button>
        <button className="button" type="submit" name="decision" value="reopen">
          Back to the queue
        </button>
      </div>
      {state && (
        <p className={styles.refused} role="alert">
          {state.refusal.message}
        </p>
      )}
    </form>
  );
}

/** How many are picked: null until scripts run. A row picked with Shift takes all between it and the one before along. */
function usePicks(form: React.RefObject<HTMLFormElement | null>, batch: string | null) {
  const [picked, setPicked] = useState<number | null>(null);
  const last = useRef<HTMLInputElement | null>(null);
  const boxes = () =>
    [...(form.current?.elements ?? [])].filter(
      (each): each is HTMLInputElement => each instanceof HTMLInputElement && each.name === 'pick' && !each.disabled,
    );
  const count = () => setPicked(boxes().filter(({ checked }) => checked).length);
  const setAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    count();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the listeners read the page as it is when they are called
  useEffect(() => {
    const pick = (event: MouseEvent) => {
      const box = event.target;
      if (!(box instanceof HTMLInputElement) || box.name !== 'pick') return;
      const all = boxes();
      const [from, to] = [all.indexOf(last.current!), all.indexOf(box)].sort((a, b) => a - b) as [number, number];
      if (event.shiftKey && from >= 0) for (const each of all.slice(from, to + 1)) each.checked = box.checked;
      last.current = box;
      count();
    };
    document.addEventListener('click', pick);
    count();
    return () => document.removeEventListener('click', pick);
  }, []);

  // What was decided together is not selected any more, also where it stays in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new batch counts
  useEffect(() => {
    if (batch) setAll(false);
  }, [batch]);

  return { picked, toggleAll: () => setAll(!picked) };
}
