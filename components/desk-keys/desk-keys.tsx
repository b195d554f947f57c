'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { type ActName, actOf } from '@/lib/desk/keys';
import { Announcer } from './announce';
import { useKeys } from './keys-context';
import { isOnTheWay, moveBy, setOut, skip } from './moving';
import { bringForth, controlOf, isBusy, isTyping, openPanel, press, rows, shownRow } from './press';
import { useRowsFocus } from './rows-focus';

const KeysHelp = lazy(() => import('./keys-help').then(({ KeysHelp }) => ({ default: KeysHelp })));

const Palette = lazy(() => import('./palette').then(({ Palette }) => ({ default: Palette })));

type Open = 'help' | 'palette' | null;

/** Every key of the desk. Letters can be changed and switched off; Escape and the digits belong to what is open. */
export function DeskKeys() {
  const keys = useKeys();
  const [open, setOpen] = useState<Open>(null);
  useRowsFocus();

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') return void (stepBack() && event.preventDefault());
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        return setOpen('palette');
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        return void (sendTyped() && event.preventDefault());
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      const act = actOf(event, keys);
      const dialog = act === 'help' || act === 'palette' ? act : null;
      if (dialog) setOpen(dialog);
      if (dialog || (act && perform(act, event.repeat)) || chooseReason(event.key, keys.reject)) {
        event.preventDefault();
      }
    };
    const clicked = (event: MouseEvent) => {
      const target = event.target as Element;
      const row = target.closest<HTMLElement>('[data-row]');
      if (row) setOut(row);
      if (!target.closest('[data-act="help"]') || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault(); // without JavaScript the link leads to the list of keys
      setOpen('help');
    };
    document.addEventListener('keydown', pressed);
    document.addEventListener('click', clicked, true);
    return () => {
      document.removeEventListener('keydown', pressed);
      document.removeEventListener('click', clicked, true);
    };
  }, [keys]);

  return (
    <>
      <Announcer />
      <Suspense fallback={null}>
        {open === 'help' && <KeysHelp onClose={() => setOpen(null)} />}
        {open === 'palette' && (
          <Palette
            onClose={() => setOpen(null)}
            onAct={(act) => (act === 'help' ? setOpen('help') : perform(act, false))}
          />
        )}
      </Suspense>
    </>
  );
}

/** @returns whether the key meant something here */
function perform(act: ActName, isRepeated: boolean): boolean {
  if (act === 'next' || act === 'previous' || act === 'skip') {
    if (rows().length === 0) return false;
    if (isDeciding()) return true;
    if (act === 'skip') skip();
    else moveBy(act === 'next' ? 1 : -1);
    return true;
  }
  if (act === 'select' || act === 'range') {
    const box = (focusedRow() ?? shownRow())?.closest('li')?.querySelector<HTMLElement>('input[type="checkbox"]');
    if (box && !isRepeated) press(box, { shiftKey: act === 'range' });
    return Boolean(box);
  }
  const control = act === 'search' ? bringForth(act) : controlOf(act);
  if (!control) return false;
  if (isRepeated || isBusy(control) || isOnTheWay()) return true; // a key held down decides once, and about what is shown
  if (act === 'bulk' || control.matches('input:not([type="checkbox"]), textarea, section, aside')) {
    control.focus();
    if (control instanceof HTMLInputElement) control.select();
    return true;
  }
  const panel = control.closest('details');
  const isThere = control.localName === 'summary' && panel?.open && !panel.contains(document.activeElement);
  if (!isThere) press(control);
  if (control.localName === 'summary' && panel?.open) {
    panel.querySelector<HTMLElement>('input:checked, input:not([type="hidden"]), textarea')?.focus();
  }
  return true;
}

/** A decision is on its way, and where it leads is the server's to say. */
const isDeciding = () => document.querySelector('main [aria-busy="true"]') !== null;

const focusedRow = () => {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.matches('[data-row]') ? activeElement : null;
};

/** A digit, while the panel for a rejection is open and keys are on. */
function chooseReason(key: string, keyOfReject: string): boolean {
  const panel = keyOfReject !== '' && /^[1-9]$/.test(key) ? openPanel() : null;
  const reason = panel?.querySelector<HTMLInputElement>(`[data-number="${key}"]`);
  reason?.focus();
  reason?.click();
  return Boolean(reason);
}

/** Ctrl Enter: what is being typed is sent, as its form's first button would. */
function sendTyped(): boolean {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLTextAreaElement) || !activeElement.form) return false;
  const button = activeElement.form.querySelector<HTMLButtonElement>('button:not([type="button"])');
  if (!button || isBusy(button)) return true;
  button.click();
  return true;
}

/** Escape: out of a panel onto its button, out of the words onto their row. */
function stepBack(): boolean {
  const panel = document.activeElement?.closest<HTMLDetailsElement>('details[open]') ?? openPanel();
  if (panel) {
    panel.open = false;
    panel.querySelector('summary')?.focus();
    return true;
  }
  if (!document.activeElement?.closest('main')) return false;
  shownRow()?.focus();
  return true;
}
