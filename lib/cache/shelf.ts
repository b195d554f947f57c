import { LRUCache } from 'lru-cache';
import { isNegative, type Page } from '@/lib/cache/page';

export type Bounds = {
  pageBytes: number;
  negativeBytes: number;
  negativeEntries: number;
  /** For what wakes documents that readers hold, when the page itself has been replaced. */
  liveBytes: number;
};

/** How long somebody may read before touching the form and still be served with what wakes the document they hold. */
const LIVE_MS = 2 * 3_600_000;

/**
 * The kept pages, by address and by tag, within bounds. Refusals and redirects have a small space of their own, so that
 * any number of junk addresses pushes out other junk and never a page.
 */
export class Shelf {
  readonly #pages: LRUCache<string, Page>;
  readonly #negatives: LRUCache<string, Page>;
  readonly #byTag = new Map<string, Set<Page>>();
  readonly #live: LRUCache<string, Page>;

  constructor(bounds: Bounds, now: () => number) {
    const dispose = (page: Page) => this.#forget(page);
    const sizeCalculation = (page: Page) => page.bytes;
    this.#pages = new LRUCache({
      maxSize: bounds.pageBytes,
      maxEntrySize: Math.min(bounds.pageBytes, 8 << 20),
      sizeCalculation,
      dispose,
    });
    this.#negatives = new LRUCache({
      max: bounds.negativeEntries,
      maxSize: bounds.negativeBytes,
      sizeCalculation,
      dispose,
    });
    this.#live = new LRUCache({
      maxSize: bounds.liveBytes,
      sizeCalculation,
      ttl: LIVE_MS,
      ttlResolution: 0,
      perf: { now },
    });
  }

  /** What wakes the document with this hash: of the page kept here, or of one that it has replaced. */
  findLive(address: string, hash: string): Page | undefined {
    const live = this.find(address)?.live;
    return live?.hash === hash ? live.page : this.#live.get(`${address} ${hash}`);
  }

  find(address: string): Page | undefined {
    return this.#pages.get(address) ?? this.#negatives.get(address);
  }

  keep(page: Page): void {
    const [place, other] = isNegative(page) ? [this.#negatives, this.#pages] : [this.#pages, this.#negatives];
    other.delete(page.address);
    place.set(page.address, page);
    if (place.peek(page.address) !== page) return; // larger than the space
    for (const tag of page.tags) {
      const tagged = this.#byTag.get(tag);
      if (tagged) tagged.add(page);
      else this.#byTag.set(tag, new Set([page]));
    }
  }

  drop(address: string): void {
    this.#pages.delete(address);
    this.#negatives.delete(address);
  }

  *tagged(tags: string[]): Iterable<Page> {
    if (tags.includes('*')) {
      yield* this.#pages.values();
      yield* this.#negatives.values();
      return;
    }
    for (const tag of tags) yield* this.#byTag.get(tag) ?? [];
  }

  get entries(): number {
    return this.#pages.size + this.#negatives.size;
  }

  get bytes(): number {
    return this.#pages.calculatedSize + this.#negatives.calculatedSize;
  }

  get tags(): number {
    return this.#byTag.size;
  }

  #forget(page: Page): void {
    if (page.live) this.#live.set(`${page.address} ${page.live.hash}`, page.live.page);
    for (const tag of page.tags) {
      const tagged = this.#byTag.get(tag);
      tagged?.delete(page);
      if (tagged?.size === 0) this.#byTag.delete(tag);
    }
  }
}
