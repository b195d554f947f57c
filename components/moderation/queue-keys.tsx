'use client';

import { useEffect, useRef } from 'react';

/**
 * The keyboard's way through the queue: it presses what is on the page and knows nothing else. J and K move, the letters on
 * the buttons decide, digits choose a guideline while the panel is open, Escape closes it.
 */
export function QueueKeys({ selected }: { selected: number | null }) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      const key = event.key.toLowerCase();
      const panel = document.querySelector<HTMLDetailsElement>('details:has(> [data-key="r"])');
      if (key === 'escape' && panel?.open) {
        panel.open = false;
        panel.querySelector('summary')?.focus();
        return;
      }
      if (isTyping(event.target)) return;
      if (panel?.open && /^[1-9]$/.test(key)) {
        const reason = panel.querySelector<HTMLInputElement>(`[data-number="${key}"]`);
        reason?.focus();
        reason?.click();
        return event.preventDefault();
      }
      if (key === 'j' || key === 'k') {
        moveBy(key === 'j' ? 1 : -1);
        return event.preventDefault();
      }
      const button = /^[a-z]$/.test(key) ? document.querySelector<HTMLElement>(`[data-key="${key}"]`) : null;
      if (!button) return;
      event.preventDefault();
      button.click();
      if (key === 'r' && panel?.open) panel.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);

  const shown = useRef(selected);

  // When a decided case leaves, its buttons take the focus with them: it goes on to the row that is shown now.
  useEffect(() => {
    const row = document.querySelector<HTMLElement>('[data-row][aria-current]');
    row?.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }); // the link is its first line only
    if (shown.current === selected) return;
    shown.current = selected;
    const active = document.activeElement;
    if (!active || active === document.body || active.matches('[data-row]')) row?.focus({ preventScroll: true });
  }, [selected]);

  return null;
}

function moveBy(step: number) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const row = rows[rows.findIndex((each) => each.hasAttribute('aria-current')) + step];
  row?.focus({ preventScroll: true });
  row?.click();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
