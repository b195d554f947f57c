'use client';

import { useActionState, useEffect, useRef } from 'react';
import desk from '@/components/desk/desk.module.css';
import { moveClauseAction } from '@/lib/pages/guidelines/actions';
import styles from './clause-list.module.css';

type Clause = { id: number; number: number; title: string; summary: string; _count: { decisions: number } };
type Props = { inForce: Clause[]; retired: Clause[]; moved?: { id: number; way: string } };

/** The clauses in their order, each to be opened or moved; below them those that only old decisions still need. */
export function ClauseList({ inForce, retired, moved }: Props) {
  return (
    <>
      {inForce.length === 0 && <p>There are no clauses in force, so no answer can be rejected.</p>}
      <ol className={styles.clauses} role="list" aria-label="In force">
        {inForce.map((clause, at) => (
          <li key={clause.id}>
            <Words clause={clause} />
            <Moves
              clause={clause}
              isFirst={at === 0}
              isLast={at === inForce.length - 1}
              justMoved={moved?.id === clause.id ? moved.way : null}
            />
          </li>
        ))}
      </ol>
      {retired.length > 0 && (
        <section aria-labelledby="retired">
          <h2 id="retired" className={styles.head}>
            Retired
          </h2>
          <ol className={styles.clauses} role="list">
            {retired.map((clause) => (
              <li key={clause.id}>
                <Words clause={clause} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Words({ clause: { id, number, title, summary, _count } }: { clause: Clause }) {
  return (
    <>
      <span className={styles.number}>{number}</span>
      <div className={styles.words}>
        <a href={`/desk/guidelines/${id}`} dir="auto">
          {title}
        </a>
        <p dir="auto">{summary}</p>
        <p>{cited(_count.decisions)}</p>
      </div>
    </>
  );
}

type MovesProps = { clause: Clause; isFirst: boolean; isLast: boolean; justMoved: string | null };

function Moves({ clause: { id, number, title }, isFirst, isLast, justMoved }: MovesProps) {
  const [refusal, act, busy] = useActionState(moveClauseAction, null);
  const form = useRef<HTMLFormElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second move in the same direction changes only the number
  useEffect(() => {
    if (justMoved !== 'up' && justMoved !== 'down') return;
    const buttons = [...form.current!.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    (buttons.find(({ value }) => value === justMoved) ?? buttons[0])?.focus();
  }, [justMoved, number]);
  return (
    <form ref={form} action={act} className={desk.moves} aria-busy={busy}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="number" value={number} />
      <button type="submit" name="way" value="up" disabled={isFirst} aria-label={`Move up: ${title}`}>
        ↑
      </button>
      <button type="submit" name="way" value="down" disabled={isLast} aria-label={`Move down: ${title}`}>
        ↓
      </button>
      {refusal && (
        <p role="alert">
          {refusal.message} {refusal.code === 'conflict' && <a href="/desk/guidelines">See the order as it is now</a>}
        </p>
      )}
    </form>
  );
}

function cited(times: number): string {
  if (times === 0) return 'No decision cites it';
  return times === 1 ? 'One decision cites it' : `${times.toLocaleString('en')} decisions cite it`;
}
