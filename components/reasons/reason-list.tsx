'use client';

import { useActionState, useEffect, useRef } from 'react';
import { bringReasonBackAction, moveReasonAction } from '@/lib/reasons/actions';
import type { ShownReason } from '@/lib/reasons/queries';
import styles from './reasons.module.css';

type Props = { standing: ShownReason[]; retired: ShownReason[]; done: string; id: number | null };

const did: Record<string, (title: string, place: number, of: number) => string> = {
  added: (title) => `“${title}” is offered from now on.`,
  changed: (title) => `“${title}” is saved.`,
  retired: (title) => `“${title}” is offered no more.`,
  back: (title) => `“${title}” is offered again.`,
  up: (title, place, of) => `“${title}” is now ${place} of ${of}.`,
  down: (title, place, of) => `“${title}” is now ${place} of ${of}.`,
};

/** What stands, in the order of the digits that choose it, and what is out of use. */
export function ReasonList({ standing, retired, done, id }: Props) {
  const [refusal, act, busy] = useActionState(moveReasonAction, null);
  const [notBack, bringBack] = useActionState(bringReasonBackAction, null);
  const list = useFocusAfterMove(id, done, standing);
  const about = [...standing, ...retired].find((reason) => reason.id === id);
  const place = standing.findIndex((reason) => reason.id === id) + 1;
  const said = about ? did[done]?.(about.title, place, standing.length) : null;
  const problem = refusal ?? notBack;
  return (
    <>
      {problem && (
        <p className="notice" role="alert">
          {problem.message} <a href="/desk/reasons">See the list as it is now</a>
        </p>
      )}
      <p className={said && !problem ? styles.said : styles.silent} role="status">
        {problem ? null : said}
      </p>
      {standing.length === 0 && (
        <p>There are no reasons yet. Until there are, an answer is turned down by citing a clause of the guidelines.</p>
      )}
      <ol className={styles.list} role="list" aria-busy={busy} ref={list}>
        {standing.map((reason, index) => (
          <li key={reason.id}>
            {index < 9 ? <kbd>{index + 1}</kbd> : <span />}
            <div>
              <a href={`/desk/reasons/${reason.id}`} dir="auto">
                {reason.title}
              </a>
              <p className={styles.clause}>
                Clause {reason.clause.number}, {reason.clause.title}
                {reason.clause.isRetired && <strong> is out of force, so this is not offered.</strong>}
              </p>
              {reason.words && (
                <p className={styles.words} dir="auto">
                  {reason.words}
                </p>
              )}
            </div>
            <span className={styles.given}>{timesGiven(reason.given)}</span>
            <form action={act} className={styles.move}>
              <input type="hidden" name="id" value={reason.id} />
              <input type="hidden" name="version" value={reason.version} />
              <Move direction="up" title={reason.title} possible={index > 0} />
              <Move direction="down" title={reason.title} possible={index < standing.length - 1} />
            </form>
          </li>
        ))}
      </ol>
      {retired.length > 0 && (
        <details className={styles.retired}>
          <summary>
            {retired.length === 1 ? 'One reason is out of use' : `${retired.length} reasons are out of use`}
          </summary>
          <ul className={styles.list} role="list">
            {retired.map((reason) => (
              <li key={reason.id}>
                <span />
                <div>
                  <a href={`/desk/reasons/${reason.id}`} dir="auto">
                    {reason.title}
                  </a>
                  <p className={styles.clause}>
                    Clause {reason.clause.number}, {reason.clause.title}
                  </p>
                </div>
                <span className={styles.given}>{timesGiven(reason.given)}</span>
                <form action={bringBack} className={styles.move}>
                  <input type="hidden" name="id" value={reason.id} />
                  <input type="hidden" name="version" value={reason.version} />
                  <button className="button" type="submit">
                    Bring back<span className="sr"> {reason.title}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Move({ direction, title, possible }: { direction: 'up' | 'down'; title: string; possible: boolean }) {
  return (
    <button
      className="button"
      type="submit"
      name="direction"
      value={direction}
      aria-disabled={!possible}
      aria-label={`Move “${title}” ${direction}`}
    >
      <svg
        width="13"
        height="13"
        viewBox="0 0 13 13"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden="true"
      >
        <path d={direction === 'up' ? 'M2.5 8 6.5 4l4 4' : 'M2.5 5l4 4 4-4'} />
      </svg>
    </button>
  );
}

function timesGiven(given: number): string {
  if (given === 0) return 'not given yet';
  return given === 1 ? 'given once' : `given ${given.toLocaleString('en')} times`;
}

/** The row that was moved took the focus with it. */
function useFocusAfterMove(id: number | null, done: string, standing: ShownReason[]) {
  const list = useRef<HTMLOListElement>(null);
  const version = standing.find((reason) => reason.id === id)?.version;
  useEffect(() => {
    if (!version || (done !== 'up' && done !== 'down')) return;
    const form = list.current?.querySelector(`input[name="id"][value="${id}"]`)?.closest('form');
    form?.querySelector<HTMLButtonElement>(`button[value="${done}"]`)?.focus();
  }, [id, done, version]);
  return list;
}
