'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { announce } from '@/components/desk-keys/announce';
import { shownCase } from '@/components/desk-keys/press';
import type { Reading } from '@/lib/leases/readers';
import { currentFeed, forgetUntil, learn, learnChanges } from './feed';

type Props = {
  /** The event up to which this page knows everything. */
  since: string;
  readings: Reading[];
  /** The comment that is open, whether or not the address says so. */
  open: number | null;
};

/** Listens to what is new for as long as the queue is open. Nothing on it moves by itself: what is new is marked, counted and offered. */
export function DeskLive({ since, readings, open }: Props) {
  const router = useRouter();
  const known = useRef(BigInt(since));

  useEffect(() => {
    const event = BigInt(since);
    if (event > known.current) known.current = event;
    forgetUntil(event);
    learn({ readings });
  }, [since, readings]);

  // What is open stays open when the list is made anew, also when nobody had chosen it.
  useEffect(() => {
    const here = new URL(location.href);
    if (open === null || here.searchParams.has('comment')) return;
    here.searchParams.set('comment', String(open));
    history.replaceState(history.state, '', here);
  }, [open]);

  useEffect(() => {
    let stop = () => {};
    let left = false;
    const look = soon(() => lookAgain());
    const hear = (upTo: string) => {
      if (BigInt(upTo || '0') > known.current) known.current = BigInt(upTo);
    };
    void import('./connection').then(({ listen }) => {
      if (left) return;
      stop = listen({
        since: () => String(known.current),
        comment: shownCase,
        onLive: () => {
          if (currentFeed().line === 'lost') announce('Live again.');
          learn({ line: 'live' });
        },
        onLost: () => {
          if (currentFeed().line === 'live') announce('Not live, trying again.');
          learn({ line: 'lost' });
        },
        onSignedOut: () => {
          announce('You are signed out.');
          learn({ line: 'signed-out' });
        },
        onReadings: (told) => learn({ readings: told }),
        onNews: (changes, upTo) => {
          hear(upTo);
          const shown = shownCase();
          const about = changes.findLast(({ comment, mine, words }) => String(comment) === shown && !mine && words);
          if (about) announce(`${about.words}.`);
          learnChanges(changes);
          look();
        },
        onMissed: (upTo) => {
          hear(upTo);
          learn({ fresh: Math.max(1, currentFeed().fresh) });
          look();
        },
      });
    });
    return () => {
      left = true;
      stop();
      look.cancel();
    };
  }, []);

  useEffect(() => {
    const fetchNew = (event: MouseEvent) => {
      if ((event.target as Element).closest('[data-act="fetch"]')) router.refresh();
    };
    document.addEventListener('click', fetchNew);
    return () => document.removeEventListener('click', fetchNew);
  }, [router]);

  return null;
}

type Standing = { counts: Record<string, number>; ids: number[]; more: boolean };

/** How many stand in each view now, and which rows would stand in this list. */
async function lookAgain(): Promise<void> {
  const answer = await fetch(`/api/desk/queue${location.search}`, { headers: { accept: 'application/json' } });
  if (!answer.ok) return;
  const { counts, ids, more } = (await answer.json()) as Standing;
  const before = currentFeed().fresh;
  const fresh = newAmong(ids, shownIds(), more);
  learn({ counts, fresh });
  if (fresh > before) announce(`${fresh} new.`);
}

const shownIds = () =>
  new Set([...document.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => Number(dataset.row)));

/** What comes after the last row of a full page is not new: it has only moved up. */
export function newAmong(ids: number[], shown: Set<number>, more: boolean): number {
  const end = more ? ids.findLastIndex((id) => shown.has(id)) : ids.length;
  return ids.slice(0, end).filter((id) => !shown.has(id)).length;
}

const QUIET_MS = 500;
const APART_MS = 2_000;

/** After things have been quiet for a moment, yet no oftener than so. */
function soon(work: () => Promise<void>): (() => void) & { cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const ask = () => {
    if (timer) return;
    const wait = Math.max(QUIET_MS, last + APART_MS - performance.now());
    timer = setTimeout(() => {
      timer = undefined;
      last = performance.now();
      work().catch(() => {}); // the next news asks again
    }, wait);
  };
  return Object.assign(ask, { cancel: () => clearTimeout(timer) });
}
