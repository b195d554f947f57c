import { announce } from './announce';
import { isTaken, rows, shownCase } from './press';

/** The row that was chosen and whose case is not there yet: until it is, nothing may be decided by keys. */
let way: { to: string; until: number } | null = null;

const PATIENCE_MS = 5_000;

/** Whether the case on the page is not the one that was asked for last. */
export function isOnTheWay(): boolean {
  if (way && (shownCase() === way.to || performance.now() > way.until)) way = null;
  return way !== null;
}

export function isUnderWayTo(row: Element): boolean {
  return isOnTheWay() && way?.to === (row as HTMLElement).dataset.row;
}

/** Call when a row was chosen, by whatever means. */
export function setOut(row: HTMLElement): void {
  way = { to: row.dataset.row ?? '', until: performance.now() + PATIENCE_MS };
}

/** From the row that has the focus, else from the one that is shown. */
function here(all: HTMLElement[]): number {
  const focused = all.indexOf(document.activeElement as HTMLElement);
  return focused >= 0 ? focused : all.findIndex((row) => row.hasAttribute('aria-current'));
}

export function moveBy(step: 1 | -1): void {
  const all = rows();
  go(all[here(all) + step], step);
}

/** On to the next that is neither decided nor being read by somebody else. */
export function skip(): void {
  const all = rows();
  const free = all.slice(here(all) + 1).find((row) => !isTaken(row));
  go(free, 1);
}

function go(row: HTMLElement | undefined, step: 1 | -1): void {
  if (!row) {
    announce(step === 1 ? 'There are no more below.' : 'This is the first.');
    return;
  }
  row.focus({ preventScroll: true });
  row.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  row.click();
}
