import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';

const FREE_TRIES = 5;
const PAUSE_MAX_MS = 5 * 60_000;
const FORGET_MS = 60 * 60_000;

type Failures = { count: number; lastAt: number };

/**
 * Counts wrong passwords for an address as tried from one place, so that guessing slows down and the owner, who is
 * somewhere else, is not locked out. In this process's memory: a restart forgets it, and another node counts for itself.
 */
export class SlowDown {
  private readonly failures = new LRUCache<string, Failures>({ max: 20_000, ttl: FORGET_MS });

  /** Milliseconds to wait before the next try counts; 0 for go ahead. */
  pauseBefore(key: string, now: Date): number {
    const failed = this.failures.get(key);
    if (!failed || failed.count < FREE_TRIES) return 0;
    const pause = Math.min(1_000 * 2 ** (failed.count - FREE_TRIES + 1), PAUSE_MAX_MS);
    return Math.max(0, failed.lastAt + pause - now.getTime());
  }

  failed(key: string, now: Date) {
    this.failures.set(key, { count: (this.failures.get(key)?.count ?? 0) + 1, lastAt: now.getTime() });
  }

  succeeded(key: string) {
    this.failures.delete(key);
  }
}

/** The place that an address belongs to: whoever has one of IPv6 has the 2^64 others that begin like it. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = new URL(`http://[${address.replace(/%.*/, '')}]`).hostname.slice(1, -1).split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
