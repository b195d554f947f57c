import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { type Reader, readingsFor } from '@/lib/leases/readers';
import { changesFor, changesStanding, type Happening } from './news';

/** What the switchboard asks of the world. */
export type Sources = {
  /** After this event, oldest first, and no more than so many. */
  happenings(after: bigint, limit: number): Promise<Happening[]>;
  readers(): Promise<Reader[]>;
  /** Who is behind these sessions now; those that are over are left out. */
  standing(sessionIds: string[]): Promise<Map<string, Actor>>;
  timeZone(): Promise<string>;
  /** These are still here, and go on reading what they read. */
  stay(editorIds: number[]): Promise<void>;
  gone(editorIds: number[]): Promise<void>;
};

export type Over = 'signed-out' | 'closing' | 'too-slow';

export type Line = {
  /** @returns false when what was sent before has not been taken */
  send(event: string, data: unknown, id?: bigint): boolean;
  end(why: Over): void;
};

type Listener = { actor: Actor; session: string; line: Line; at: bigint; isCatchingUp: boolean; told: string };

export const MOST_LISTENERS = 200;
export const MOST_EACH = 8; // windows of one editor
const MOST_HAPPENINGS = 300; // beyond it, a desk is told to look for itself
const TICK_MS = 5_000;
const GATHER_MS = 60; // what comes together is told together
const MOST_UNSURE_TICKS = 6;

/**
 * All open desks of this process, on one line to the database: what the log says, and who reads what, goes out to each as
 * far as it is theirs. Every few seconds it is asked anew whether they may still listen.
 */
export class Switchboard {
  readonly #sources: Sources;
  readonly #listeners = new Set<Listener>();
  readonly #tick: NodeJS.Timeout;
  readonly #asked = new Map<string, Promise<[Happening[], string]>>();
  #newest = 0n;
  #unsureTicks = 0;
  #closed = false;
  readonly #passOn = gathering(() => this.#news());
  readonly #askReaders = gathering(() => this.#tellReaders());
  readonly #askStanding = gathering(() => this.#check());

  constructor(sources: Sources, { tickMs = TICK_MS } = {}) {
    this.#sources = sources;
    this.#tick = setInterval(() => void this.#check().catch(() => this.#unsure()), tickMs);
    this.#tick.unref();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Every event up to this one has been heard. */
  heard(id: bigint): void {
    this.#newest = id;
    if (this.#listeners.size > 0) this.#passOn();
  }

  /** Somebody may have begun or ended to read something. */
  heardOfReaders(): void {
    if (this.#listeners.size > 0) this.#askReaders();
  }

  /**
   * From now on this line is told what is new; first, what is newer than the event that its page knew.
   *
   * @returns a function that ends it; null when there is no room
   */
  join(actor: Actor, line: Line, since: bigint | null): (() => void) | null {
    if (this.#closed || !('sessionId' in actor) || this.#listeners.size >= MOST_LISTENERS) return null;
    const own = [...this.#listeners].filter((each) => each.actor.personId === actor.personId);
    if (own.length >= MOST_EACH) return null;
    const at = since !== null && since <= this.#newest ? since : this.#newest;
    const listener: Listener = { actor, session: actor.sessionId, line, at, isCatchingUp: false, told: '' };
    this.#listeners.add(listener);
    this.#send(listener, 'hello', { upTo: String(this.#newest) });
    void this.#catchUp(listener).catch(() => {});
    this.heardOfReaders();
    return () => this.#leave(listener);
  }

  /** Ends all, so that the server can close. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#tick);
    for (const listener of this.#listeners) this.#end(listener, 'closing');
  }

  async #news(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => this.#catchUp(listener).catch(() => {})));
  }

  /** Desks that are equally far share one question, for most of them always are. */
  #happenings(after: bigint, upTo: bigint): Promise<[Happening[], string]> {
    const span = `${after} ${upTo}`;
    const asked = this.#asked.get(span);
    if (asked) return asked;
    const asking = Promise.all([
      this.#sources.happenings(after, MOST_HAPPENINGS + 1),
      this.#sources.timeZone(),
    ]).finally(() => this.#asked.delete(span));
    this.#asked.set(span, asking);
    return asking;
  }

  async #catchUp(listener: Listener): Promise<void> {
    if (listener.isCatchingUp) return;
    listener.isCatchingUp = true;
    try {
      while (listener.at < this.#newest && this.#listeners.has(listener)) {
        const upTo = this.#newest;
        const [happenings, timeZone] = await this.#happenings(listener.at, upTo);
        const last = happenings.at(-1);
        listener.at = last && last.id > upTo ? last.id : upTo;
        if (happenings.length > MOST_HAPPENINGS) this.#send(listener, 'missed', {}, listener.at);
        else this.#tell(listener, changesFor(listener.actor, happenings, timeZone));
        if (happenings.some(changesStanding)) this.#askStanding();
      }
    } finally {
      listener.isCatchingUp = false;
    }
  }

  #tell(listener: Listener, changes: unknown[]): void {
    if (changes.length > 0) this.#send(listener, 'news', { changes }, listener.at);
  }

  async #tellReaders(): Promise<void> {
    const readers = await this.#sources.readers();
    for (const listener of this.#listeners) {
      const readings = readingsFor(listener.actor, readers);
      const words = JSON.stringify(readings);
      if (words === listener.told) continue;
      listener.told = words;
      this.#send(listener, 'readers', { readings });
    }
  }

  async #check(): Promise<void> {
    if (this.#listeners.size === 0) return;
    const asked = [...this.#listeners]; // whoever joins meanwhile was asked at the door
    const standing = await this.#sources.standing(asked.map(({ session }) => session));
    this.#unsureTicks = 0;
    for (const listener of asked) {
      const actor = standing.get(listener.session);
      if (!actor || !can(actor, 'comment.decide')) this.#end(listener, 'signed-out');
      else listener.actor = actor;
    }
    for (const listener of this.#listeners) this.#send(listener, 'beat', {});
    await this.#sources.stay(this.#editors());
    await this.#tellReaders();
    await this.#news();
  }

  /** As long as it cannot be asked who may listen, nothing new comes either; but not for ever. */
  #unsure(): void {
    this.#unsureTicks++;
    if (this.#unsureTicks < MOST_UNSURE_TICKS) return;
    for (const listener of this.#listeners) this.#end(listener, 'closing');
  }

  #editors(): number[] {
    return [...new Set([...this.#listeners].flatMap(({ actor }) => actor.personId ?? []))];
  }

  #send(listener: Listener, event: string, data: unknown, id?: bigint): void {
    if (!this.#listeners.has(listener)) return;
    if (!listener.line.send(event, data, id)) this.#end(listener, 'too-slow');
  }

  #end(listener: Listener, why: Over): void {
    if (!this.#listeners.has(listener)) return;
    listener.line.end(why);
    this.#leave(listener);
  }

  #leave(listener: Listener): void {
    if (!this.#listeners.delete(listener)) return;
    const { personId } = listener.actor;
    if (personId === null || this.#editors().includes(personId)) return;
    void this.#sources.gone([personId]).catch(() => {});
  }
}

/** Runs the work soon after it is asked for, once for all who ask in the meantime, and never twice at a time. */
function gathering(work: () => Promise<void>): () => void {
  let state: 'idle' | 'waiting' | 'working' | 'working, asked again' = 'idle';
  const begin = () => {
    state = 'waiting';
    setTimeout(async () => {
      state = 'working';
      await work().catch(() => {});
      const again = (state as string) === 'working, asked again';
      state = 'idle';
      if (again) begin();
    }, GATHER_MS).unref();
  };
  return () => {
    if (state === 'idle') begin();
    else if (state === 'working') state = 'working, asked again';
  };
}
