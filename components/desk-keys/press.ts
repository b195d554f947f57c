import type { ActName } from '@/lib/desk/keys';

/** What the keys can reach on the page. They press what is there, and know nothing of what it does. */

export const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')];
export const shownRow = () => document.querySelector<HTMLElement>('[data-row][aria-current]');

export const shownCase = () => document.querySelector<HTMLElement>('[data-case]')?.dataset.case ?? null;

/** Decided, or being read by somebody else. */
export const isTaken = (row: HTMLElement) => Boolean(row.closest('li')?.querySelector('[data-taken]'));

/** The control of an act that can be pressed now. */
export function controlOf(act: ActName): HTMLElement | null {
  const controls = [...document.querySelectorAll<HTMLElement>(`[data-act="${act}"]`)];
  return controls.find((control) => control.checkVisibility()) ?? null;
}

/** The same, also when it is folded away. */
export function bringForth(act: ActName): HTMLElement | null {
  const control = document.querySelector<HTMLElement>(`[data-act="${act}"]`);
  const fold = control?.closest('details');
  if (fold) fold.open = true;
  return control;
}

/** Whether a key would do something to one case while another is shown, or is done twice. */
export function isBusy(control: HTMLElement): boolean {
  return control.ariaDisabled === 'true' || control.closest('[aria-busy="true"]') !== null;
}

export function press(control: HTMLElement, init: MouseEventInit = {}): void {
  const active = document.activeElement;
  if (!active || active === document.body) control.focus({ preventScroll: true });
  control.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window, ...init }));
}

/** Where one types, keys are letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** The panel that is open above the decisions, if any. */
export const openPanel = () =>
  document.querySelector<HTMLDetailsElement>('details[open]:has(> summary[data-act="reject"])');
