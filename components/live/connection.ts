'use client';

import type { Reading } from '@/lib/leases/readers';
import type { Change } from '@/lib/live/news';

export type Hearing = {
  /** The last event that this window knows of, and the comment that is open in it: asked at every attempt. */
  since(): string | null;
  comment(): string | null;
  onLive(): void;
  onLost(): void;
  onSignedOut(): void;
  onNews(changes: Change[], upTo: string): void;
  onReadings(readings: Reading[]): void;
  /** More happened than is told. */
  onMissed(upTo: string): void;
};

const SILENCE_MS = 20_000; // the server gives a sign of life every five seconds
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;
const HIDDEN_MS = 30_000; // a browser allows six connections; windows that nobody sees give theirs back

/** Listens to what is new, and mends itself. EventSource's own attempts are left alone: they give up after a refusal. */
export function listen(hearing: Hearing): () => void {
  let source: EventSource | null = null;
  let attempts = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const shut = () => {
    clearTimeout(silence);
    clearTimeout(retry);
    source?.close();
    source = null;
  };
  const lose = () => {
    shut();
    hearing.onLost();
    if (document.visibilityState === 'hidden') return;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts++);
    retry = setTimeout(open, pause * (0.5 + Math.random() / 2));
  };
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(lose, SILENCE_MS);
  };

  function open() {
    shut();
    const query = new URLSearchParams();
    for (const [name, value] of [
      ['since', hearing.since()],
      ['comment', hearing.comment()],
    ] as const) {
      if (value) query.set(name, value);
    }
    const opened = new EventSource(`/api/desk/live?${query}`);
    source = opened;
    const on = <Message>(name: string, heard: (message: Message, id: string) => void) =>
      opened.addEventListener(name, (event) => {
        if (source !== opened) return;
        alive();
        heard(JSON.parse(event.data), event.lastEventId);
      });
    on('hello', () => {
      attempts = 0;
      hearing.onLive();
    });
    on('beat', () => {});
    on<{ changes: Change[] }>('news', ({ changes }, id) => hearing.onNews(changes, id));
    on<{ readings: Reading[] }>('readers', ({ readings }) => hearing.onReadings(readings));
    on('missed', (_, id) => hearing.onMissed(id));
    on<{ why: string }>('over', ({ why }) => {
      if (why !== 'signed-out') return lose();
      shut();
      hearing.onSignedOut();
    });
    opened.onerror = () => {
      if (source === opened) lose();
    };
    alive();
  }

  const onVisibility = () => {
    clearTimeout(hiding);
    if (document.visibilityState === 'hidden') hiding = setTimeout(shut, HIDDEN_MS);
    else if (!source) {
      attempts = 0;
      open();
    }
  };
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', onVisibility);
  if (document.visibilityState !== 'hidden') open();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', onVisibility);
    clearTimeout(hiding);
    shut();
  };
}
