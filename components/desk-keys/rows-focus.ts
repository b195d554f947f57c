'use client';

import { useEffect } from 'react';
import { isUnderWayTo } from './moving';
import { rows, shownRow } from './press';

/**
 * Keeps the focus where the work is.
 *
 * What has it may leave the page: a case that is decided, a row that a colleague has dealt with, a button whose time is
 * over. It then goes on to the row that is shown, or to the page's own heading, before anything is painted; never to the
 * page's beginning. Of a list, one row is in the order of the Tab key, and the arrows move among the others.
 */
export function useRowsFocus(): void {
  useEffect(() => {
    let last: Element | null = document.activeElement; // the desk may be written anew around what has the focus
    let shown: string | undefined;

    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
      if ((target as Element).matches('[data-row]')) rove(target as HTMLElement);
    };
    const keep = () => {
      const row = shownRow();
      const changed = row?.dataset.row !== shown;
      shown = row?.dataset.row;
      if (changed && row) {
        rove(row);
        row.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); // the link is its first line only
      }
      const active = document.activeElement;
      const isLost = active === null || active === document.body;
      if (isLost && last && !(last.isConnected && last.checkVisibility())) {
        last = null;
        resting()?.focus({ preventScroll: true });
      }
      if (changed && row && active?.matches('[data-row]') && !isUnderWayTo(active)) row.focus({ preventScroll: true });
    };
    const byArrow = (event: KeyboardEvent) => {
      const all = rows();
      const at = all.indexOf(event.target as HTMLElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      all[to]?.focus();
    };

    const row = shownRow() ?? rows()[0];
    if (row) rove(row);
    shown = shownRow()?.dataset.row;
    const observer = new MutationObserver(keep);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['hidden', 'open', 'disabled', 'aria-current'],
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('keydown', byArrow);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('keydown', byArrow);
    };
  }, []);
}

/** Of the links and boxes of all rows, Tab stops at those of one. */
function rove(chosen: HTMLElement): void {
  for (const row of rows()) {
    const stop = row === chosen ? 0 : -1;
    row.tabIndex = stop;
    const box = row.closest('li')?.querySelector<HTMLInputElement>('input[type="checkbox"]');
    if (box) box.tabIndex = stop;
  }
}

function resting(): HTMLElement | null {
  const row = shownRow() ?? rows()[0];
  if (row) return row;
  const heading = document.querySelector<HTMLElement>('h1');
  heading?.setAttribute('tabindex', '-1');
  return heading;
}
