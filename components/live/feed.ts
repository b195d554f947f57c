'use client';

import { useSyncExternalStore } from 'react';
import type { Reading } from '@/lib/leases/readers';
import type { Change } from '@/lib/live/news';

/** What this window has been told since its page was made. */
export type Feed = {
  line: 'opening' | 'live' | 'lost' | 'signed-out';
  readings: Reading[];
  /** The last change of each comment. */
  changes: ReadonlyMap<number, Change>;
  counts: Readonly<Record<string, number>>;
  /** Rows that would stand in this list now and do not. */
  fresh: number;
};

const nothing: Feed = { line: 'opening', readings: [], changes: new Map(), counts: {}, fresh: 0 };

let feed = nothing;
let pageKnows = 0n;
const listeners = new Set<() => void>();

export const currentFeed = () => feed;

export function learn(news: Partial<Feed>): void {
  feed = { ...feed, ...news };
  for (const listener of listeners) listener();
}

export function learnChanges(changes: Change[]): void {
  const known = new Map(feed.changes);
  for (const change of changes) {
    if (change.comment !== null && BigInt(change.event) > pageKnows) known.set(change.comment, change);
  }
  learn({ changes: known });
}

/** A page was made that knows everything up to this event. */
export function forgetUntil(event: bigint): void {
  pageKnows = event;
  const changes = new Map([...feed.changes].filter(([, { event: at }]) => BigInt(at) > event));
  learn({ changes, counts: {}, fresh: 0 });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Select something that stays the same until it changes: a value, or a part of the feed. */
export function useFeed<Part>(select: (feed: Feed) => Part): Part {
  return useSyncExternalStore(
    subscribe,
    () => select(feed),
    () => select(nothing),
  );
}
