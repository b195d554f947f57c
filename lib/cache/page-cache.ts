import { setTimeout as wait } from 'node:timers/promises';
import { compressWell } from '@/lib/cache/encodings';
import type { SealedDocument } from '@/lib/cache/inline-scripts';
import { lightDocument } from '@/lib/cache/light-document';
import {
  type Finish,
  finishPage,
  isNegative,
  mayKeep,
  type Page,
  type Rendered,
  replaceBrotli,
} from '@/lib/cache/page';
import type { Kept } from '@/lib/cache/pages';
import { type Bounds, Shelf } from '@/lib/cache/shelf';

/** Renders an address for nobody in particular. Rejects when it is aborted or the renderer breaks. */
export type Render = (address: string, signal: AbortSignal) => Promise<Rendered>;

/**
 * What the cache knows of what it has not heard. `sure`: every expiry so far was applied. `unsure`: the line to the
 * database was cut a moment ago. `down`: it could not be mended at once.
 */
export type Hearing = {
  state: 'sure' | 'unsure' | 'down';
  /** Resolves when the state is no longer `unsure`. */
  decided(): Promise<void>;
};

export type Answer =
  | { kind: 'page'; page: Page; how: 'HIT' | 'MISS' | 'STALE'; because?: 'revalidating' | 'renderer' | 'database' }
  /** The renderer failed and nothing older is there. */
  | { kind: 'failed'; rendered: Rendered | null }
  /** Rendered, but not the cache's: let Next answer the visitor's own request. */
  | { kind: 'not-ours' };

export type PageCacheOptions = Partial<Bounds & Finish> & {
  render: Render;
  site: Finish['site'];
  hearing?: Hearing;
  now?: () => number;
  renderTimeoutMs?: number;
  /** How long a reader waits for a fresh page while an older one is at hand. */
  patienceMs?: number;
};

/** RFC 5861: how old a page may be that is sent because nothing newer can be had. */
const IF_ERROR_MS = 24 * 3_600_000;
/** After a failure the renderer is left alone for a moment, and what is there is sent at once. */
const RESPITE_MS = 2_000;
/** Past this many different pages being rendered at once, another one would only make all of them late. */
const MOST_FLIGHTS = 64;
/** From so many hits on, a page is worth the best compression. */
const POPULAR = 16;

type Flight = { kept: Kept; outdated: boolean; result: Promise<Answer> };

/**
 * A small HTTP cache: Next renders, it serves, events expire.
 *
 * It fills itself: a page is rendered for a request of the cache's own making, in which nothing of a visitor occurs, so
 * no header, cookie or query of one reader can end up in the page of another.
 */
export class PageCache {
  readonly counters = { hits: 0, misses: 0, stale: 0, expired: 0, renders: 0, failures: 0, woken: 0, unwoken: 0 };
  readonly #shelf: Shelf;
  readonly #flights = new Map<string, Flight>();
  readonly #render: Render;
  readonly #finish: Finish;
  readonly #hearing: Hearing;
  readonly #now: () => number;
  readonly #timeoutMs: number;
  readonly #patienceMs: number;
  #failedAt = Number.NEGATIVE_INFINITY;
  #improving = Promise.resolve();

  constructor(options: PageCacheOptions) {
    this.#render = options.render;
    this.#finish = { site: options.site, hydration: options.hydration ?? 'late', styleOf: options.styleOf };
    this.#hearing = options.hearing ?? { state: 'sure', decided: () => Promise.resolve() };
    this.#now = options.now ?? monotonic;
    this.#timeoutMs = options.renderTimeoutMs ?? 10_000;
    this.#patienceMs = options.patienceMs ?? 3_000;
    const { pageBytes = 192 << 20, negativeBytes = 8 << 20, negativeEntries = 1_000, liveBytes = 48 << 20 } = options;
    this.#shelf = new Shelf({ pageBytes, negativeBytes, negativeEntries, liveBytes }, this.#now);
  }

  /** The page for an address as received, if it can be sent without further thought. Written to be fast. */
  fresh(url: string): Page | undefined {
    const page = this.#shelf.find(url);
    if (!page || page.expired || this.#hearing.state !== 'sure' || this.#now() >= page.freshUntil) return undefined;
    this.counters.hits++;
    if (++page.hits === POPULAR) this.#improve(page);
    return page;
  }

  async ask(kept: Kept): Promise<Answer> {
    if (this.#hearing.state === 'unsure') await this.#hearing.decided();
    const sure = this.#hearing.state === 'sure';
    const page = this.#shelf.find(kept.address);

    if (page && sure && !page.expired) {
      if (this.fresh(kept.address)) return { kind: 'page', page, how: 'HIT' };
      if (this.#now() < page.staleUntil) {
        void this.#fly(kept);
        return this.#stale(page, 'revalidating');
      }
    }
    const older = page && !isNegative(page) && this.#now() < page.freshUntil + IF_ERROR_MS ? page : undefined;
    if (!older) return this.#fly(kept);

    const because = sure ? 'renderer' : 'database';
    const failedAt = sure ? older.failedAt : this.#failedAt;
    if (this.#now() - failedAt < RESPITE_MS) return this.#stale(older, because);

    const patience = new AbortController();
    const tired = wait(sure ? this.#patienceMs : this.#patienceMs / 6, 'tired' as const, {
      signal: patience.signal,
    }).catch(() => 'tired' as const);
    const answer = await Promise.race([this.#fly(kept), tired]);
    patience.abort();
    if (answer !== 'tired' && answer.kind !== 'failed') return answer;
    older.failedAt = this.#now();
    if (!sure) this.#failedAt = this.#now();
    return this.#stale(older, because);
  }

  /**
   * What wakes a document that a reader holds, by the hash of that. Another node may have rendered it, so the page is
   * asked for here as well. Null when nothing here wakes it: then its links and forms go on working without.
   */
  async askLive(kept: Kept, hash: string): Promise<Page | null> {
    if (!this.#shelf.findLive(kept.address, hash)) await this.ask(kept);
    const live = this.#shelf.findLive(kept.address, hash) ?? null;
    this.counters[live ? 'woken' : 'unwoken']++;
    return live;
  }

  /** For documents that are not kept: without the framework, where nothing in them needs it. */
  readonly lighten = (html: string, nonce: string): SealedDocument | null => {
    if (this.#finish.hydration === 'at-once') return null;
    const light = lightDocument(html, nonce, { liveAddress: () => '', styleOf: this.#finish.styleOf });
    return light?.live ? null : light;
  };

  /** Events happened: pages with these tags grow old now, kept ones and those being rendered. `*` is every page. */
  expire(tags: string[]): void {
    const everything = tags.includes('*');
    for (const page of this.#shelf.tagged(tags)) {
      if (!page.expired) this.counters.expired++;
      page.expired = true;
    }
    for (const [address, flight] of this.#flights) {
      if (!everything && !flight.kept.tags.some((tag) => tags.includes(tag))) continue;
      flight.outdated = true;
      this.#flights.delete(address);
    }
  }

  /** Seconds since the page was rendered. */
  age(page: Page): number {
    return Math.max(0, Math.floor((this.#now() - page.renderedAt) / 1000));
  }

  get size(): { entries: number; bytes: number; tags: number; flights: number } {
    const { entries, bytes, tags } = this.#shelf;
    return { entries, bytes, tags, flights: this.#flights.size };
  }

  #stale(page: Page, because: 'revalidating' | 'renderer' | 'database'): Answer {
    this.counters.stale++;
    return { kind: 'page', page, how: 'STALE', because };
  }

  /** One render for an address, however many ask. Who comes after an expiry gets a flight that began after it. */
  #fly(kept: Kept): Promise<Answer> {
    const under = this.#flights.get(kept.address);
    if (under) {
      this.counters.misses++;
      return under.result;
    }
    if (this.#flights.size >= MOST_FLIGHTS) return Promise.resolve({ kind: 'failed', rendered: null });
    this.counters.misses++;
    this.counters.renders++;
    const flight: Flight = { kept, outdated: false, result: Promise.resolve({ kind: 'not-ours' }) };
    this.#flights.set(kept.address, flight);
    flight.result = this.#renderAndKeep(flight)
      .catch((): Answer => ({ kind: 'failed', rendered: null }))
      .finally(() => {
        if (this.#flights.get(kept.address) === flight) this.#flights.delete(kept.address);
      });
    return flight.result;
  }

  async #renderAndKeep(flight: Flight): Promise<Answer> {
    const { kept } = flight;
    const began = this.#now();
    const rendered = await this.#renderInTime(kept.address);
    if (!rendered || rendered.status >= 500) {
      this.counters.failures++;
      this.#failedAt = this.#now();
      return { kind: 'failed', rendered };
    }
    this.#failedAt = Number.NEGATIVE_INFINITY;
    // An address of nobody's: the visitor's own request may fare differently.
    if (!mayKeep(rendered, kept)) {
      if (!flight.outdated) this.#shelf.drop(kept.address);
      return { kind: 'not-ours' };
    }
    const page = await finishPage(rendered, kept, began, this.#finish);
    if (!flight.outdated) this.#shelf.keep(page);
    return { kind: 'page', page, how: 'MISS' };
  }

  async #renderInTime(address: string): Promise<Rendered | null> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.#timeoutMs);
    const late = new Promise<null>((resolve) => {
      deadline.signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    try {
      return await Promise.race([this.#render(address, deadline.signal), late]);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** One at a time, so that the compression of popular pages never takes more than one thread. */
  #improve(page: Page): void {
    if (!page.bodies.br) return;
    this.#improving = this.#improving
      .then(async () => {
        if (page.expired) return;
        replaceBrotli(page, await compressWell(page.bodies.identity));
      })
      .catch(() => {});
  }
}

/** Milliseconds that never jump back, whatever is done to the clock on the wall. */
function monotonic(): number {
  return performance.timeOrigin + performance.now();
}
