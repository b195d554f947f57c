'use client';

import type { FormEvent } from 'react';
import { announce } from '@/components/desk-keys/announce';
import { isTaken, rows, shownCase } from '@/components/desk-keys/press';
import { readingInWords } from '@/lib/leases/readers';
import { useReaders } from './colleagues';
import { useFeed } from './feed';
import styles from './live.module.css';

/** What colleagues do with the answer that is open, above it, on a line that is there in any case. */
export function CaseNews({ id }: { id: number }) {
  const change = useFeed(({ changes }) => changes.get(id));
  const names = useReaders(id);
  if (change && !change.mine && change.words) {
    return (
      <span className={styles.told} data-told={change.what}>
        {change.words}. <a href={`/desk/queue?comment=${id}`}>See it as it is now</a>
      </span>
    );
  }
  return names === '' ? null : <span className={styles.reading}>{readingInWords(names.split('\n'))}</span>;
}

/** What was decided cannot be decided by a page that did not know it; what is typed there stays. */
export function tooLate(decided: string | null) {
  if (decided === null) return goOnWhereNobodyIs;
  return (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    announce(`${decided}. Nothing was changed.`);
  };
}

/** After the decision comes a row that no colleague is reading, if there is one. */
function goOnWhereNobodyIs({ target }: FormEvent): void {
  const next = (target as HTMLFormElement).elements.namedItem('next');
  if (!(next instanceof HTMLInputElement) || next.value === shownCase()) return; // a view that keeps what was decided
  const all = rows();
  const at = all.findIndex((row) => row.hasAttribute('aria-current'));
  const free = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at)).reverse()].find((row) => !isTaken(row));
  if (free?.dataset.row) next.value = free.dataset.row;
}

/** The words of a decision that a colleague has taken since this page was made: nothing can be decided any more. */
export function useDecidedMeanwhile(id: number): string | null {
  return useFeed(({ changes }) => {
    const change = changes.get(id);
    return change?.what === 'decided' && !change.mine ? change.words : null;
  });
}
