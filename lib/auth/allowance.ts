import { LRUCache } from 'lru-cache';

const HOUR_MS = 3_600_000;

/** So many an hour for each key, in this process's memory: a restart forgets it, and another node counts for itself. */
export class Allowance {
  private readonly used: LRUCache<string, { since: number; count: number }>;

  constructor(
    private readonly anHour: number,
    keys = 20_000,
  ) {
    this.used = new LRUCache({ max: keys });
  }

  /** Takes one of what is left. @returns false when nothing is */
  take(key: string, now: Date): boolean {
    const at = now.getTime();
    const used = this.used.get(key);
    if (!used || at - used.since >= HOUR_MS) {
      this.used.set(key, { since: at, count: 1 });
      return true;
    }
    used.count += 1;
    return used.count <= this.anHour;
  }
}
