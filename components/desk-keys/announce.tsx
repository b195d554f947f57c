'use client';

import { useSyncExternalStore } from 'react';

let words = '';
const listeners = new Set<() => void>();

/** Says something to whoever listens rather than looks; once, and without taking the focus. */
export function announce(said: string): void {
  say(''); // the same words again are news again
  setTimeout(() => say(said), 50);
}

function say(said: string): void {
  words = said;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Stands on the page from the start: screen readers overlook a live region that comes with its first words. */
export function Announcer() {
  const said = useSyncExternalStore(
    subscribe,
    () => words,
    () => '',
  );
  return (
    <p className="sr" role="status" data-announcer>
      {said}
    </p>
  );
}
