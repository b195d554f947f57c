import pg from 'pg';

export const CHANNEL = 'rejoinder';

export type ExpiryLineOptions = {
  databaseUrl: string;
  /** Makes the pages with these tags old; `*` is every page. */
  expire: (tags: string[]) => void;
  /** Told when every event up to this one has been heard and its expiries applied. */
  advanced?: (id: bigint) => void;
  /** Another channel on the same connection. It is told, too, whenever something may have been missed. */
  also?: { channel: string; heard: () => void };
  heartbeatMs?: number;
  /** How long a query of ours may take before the line counts as dead. */
  answerMs?: number;
  tell?: (what: string, error?: unknown) => void;
};

/** More missed events than this are not read one by one: everything grows old. */
const MOST_MISSED = 5_000;
/** How long readers wait for a cut line to be mended before kept pages are sent as stale. */
const UNSURE_MS = 1_000;
const LONGEST_PAUSE_MS = 5_000;

/**
 * This node's ear: a connection of its own on which PostgreSQL tells of every event after its commit.
 *
 * Ids of events have no gaps and ascend in the order of commits, so whatever was missed (a cut line, a connection pooler
 * that swallows NOTIFY) shows as a gap, at the latest at the next heartbeat, and is read from the log. Until that
 * reading is done after a cut, nothing that is kept counts as fresh.
 */
export class ExpiryLine {
  state: 'sure' | 'unsure' | 'down' = 'unsure';
  readonly counters = { events: 0, missed: 0, reconnects: 0 };
  readonly #options: Required<Omit<ExpiryLineOptions, 'also'>> & Pick<ExpiryLineOptions, 'also'>;
  #client: pg.Client | null = null;
  #last: bigint | null = null;
  #heard = 0n;
  #waiting: { id: bigint; resolve: () => void }[] = [];
  #deciders: (() => void)[] = [];
  #catchingUp: Promise<void> | null = null;
  #heartbeat: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #unsureTimer: NodeJS.Timeout | undefined;
  #attempts = 0;
  #closed = false;

  constructor(options: ExpiryLineOptions) {
    this.#options = { heartbeatMs: 5_000, answerMs: 3_000, tell: () => {}, advanced: () => {}, ...options };
  }

  /** Resolves after the first attempt, whether or not it succeeded; from then on the line mends itself. */
  async open(): Promise<void> {
    await this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    clearInterval(this.#heartbeat);
    this.#become('down');
    const client = this.#client;
    this.#client = null;
    if (client) await Promise.race([client.end().catch(() => {}), pause(1_000)]);
  }

  decided(): Promise<void> {
    if (this.state !== 'unsure') return Promise.resolve();
    return new Promise((resolve) => this.#deciders.push(resolve));
  }

  /** Resolves once every expiry up to this event has been applied here. */
  applied(id: bigint): Promise<void> {
    if (this.#last !== null && this.#last >= id && this.state === 'sure') return Promise.resolve();
    setTimeout(() => {
      if ((this.#last ?? 0n) < id) void this.#check();
    }, 200).unref();
    return new Promise((resolve) => this.#waiting.push({ id, resolve }));
  }

  /** Asks the database something on this line. Rejects when there is no line or no answer in time. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = [], ms?: number): Promise<Row[]> {
    if (!this.#client || this.state !== 'sure') throw new Error('There is no connection to the database.');
    return this.#ask<Row>(this.#client, text, values, ms);
  }

  get lastEvent(): bigint | null {
    return this.#last;
  }

  async #connect(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({
      connectionString: this.#options.databaseUrl,
      connectionTimeoutMillis: this.#options.answerMs,
      keepAlive: true,
      application_name: 'rejoinder page cache',
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL) this.#hear(client, payload ?? '');
      else if (this.#client === client) this.#options.also?.heard();
    });
    this.#client = client;
    try {
      await client.connect();
      await this.#ask(client, `listen ${CHANNEL}`);
      if (this.#options.also) await this.#ask(client, `listen ${this.#options.also.channel}`);
      await this.#catchUp(client);
    } catch (error) {
      this.#lost(client, error);
      return;
    }
    if (this.#closed || this.#client !== client) return;
    this.#attempts = 0;
    this.#become('sure');
    this.#options.also?.heard();
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => void this.#check(), this.#options.heartbeatMs);
    this.#heartbeat.unref();
  }

  #lost(client: pg.Client, error?: unknown): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    this.#catchingUp = null;
    clearInterval(this.#heartbeat);
    client.end().catch(() => {});
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();

    if (this.state === 'sure') {
      this.#options.tell('The line to the database was cut.', error);
      this.#become('unsure');
    } else if (this.#attempts > 0 || this.state === 'unsure') {
      this.#become('down');
    }
    this.counters.reconnects++;
    const delay = this.#attempts === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 100 * 2 ** this.#attempts);
    this.#attempts++;
    this.#retry = setTimeout(() => void this.#connect(), delay * (0.75 + Math.random() / 2));
    this.#retry.unref();
  }

  #become(state: 'sure' | 'unsure' | 'down'): void {
    if (this.state !== state) this.#options.tell(`The page cache's line to the database is ${state}.`);
    this.state = state;
    clearTimeout(this.#unsureTimer);
    if (state === 'unsure') {
      this.#unsureTimer = setTimeout(() => this.#become('down'), UNSURE_MS);
      this.#unsureTimer.unref();
      return;
    }
    for (const resolve of this.#deciders.splice(0)) resolve();
    this.#release();
  }

  #hear(client: pg.Client, payload: string): void {
    if (this.#client !== client) return;
    const [id = '', ...tags] = payload.split(' ');
    if (!/^\d{1,18}$/.test(id)) {
      void this.#check();
      return;
    }
    this.counters.events++;
    this.#options.expire(tags);
    const event = BigInt(id);
    if (event > this.#heard) this.#heard = event;
    if (this.#catchingUp || this.#last === null) return; // looked at again when the reading under way is done
    if (event === this.#last + 1n) this.#advance(event);
    else if (event > this.#last) void this.#check();
  }

  /** The heartbeat, and the answer to any doubt: is there an event that was not heard? */
  async #check(): Promise<void> {
    const client = this.#client;
    if (!client || this.state !== 'sure') return;
    try {
      await this.#catchUp(client);
    } catch (error) {
      this.#lost(client, error);
    }
  }

  #catchUp(client: pg.Client): Promise<void> {
    this.#catchingUp ??= this.#read(client).finally(() => {
      this.#catchingUp = null;
      if (this.#last !== null && this.#heard > this.#last) void this.#check();
    });
    return this.#catchingUp;
  }

  async #read(client: pg.Client): Promise<void> {
    const [newest] = await this.#ask<{ id: string }>(client, 'select coalesce(max(id), 0) as id from event');
    const top = BigInt(newest!.id);
    if (top === this.#last) return;
    // The first reading, and one of a database that was put back to an earlier day: nothing kept can be vouched for.
    if (this.#last === null || top < this.#last) {
      this.#options.expire(['*']);
      this.#heard = top;
      this.#advance(top);
      return;
    }
    const missed = await this.#ask<{ id: string; tags: string[] }>(
      client,
      'select id, tags from event where id > $1 order by id limit $2',
      [String(this.#last), MOST_MISSED + 1],
    );
    this.counters.missed += missed.length;
    if (missed.length > MOST_MISSED) {
      this.#options.expire(['*']);
      this.#advance(top);
      return;
    }
    this.#options.expire([...new Set(missed.flatMap(({ tags }) => tags))]);
    this.#advance(BigInt(missed.at(-1)?.id ?? top));
  }

  #advance(id: bigint): void {
    this.#last = id;
    this.#release();
    this.#options.advanced(id);
  }

  #release(): void {
    if (this.state !== 'sure') return;
    this.#waiting = this.#waiting.filter(({ id, resolve }) => {
      if (this.#last === null || this.#last < id) return true;
      resolve();
      return false;
    });
  }

  async #ask<Row extends pg.QueryResultRow>(
    client: pg.Client,
    text: string,
    values: unknown[] = [],
    ms = this.#options.answerMs,
  ): Promise<Row[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('The database did not answer in time.')), ms);
    });
    const answer = client.query<Row>(text, values);
    answer.catch(() => {});
    try {
      return (await Promise.race([answer, late])).rows;
    } finally {
      clearTimeout(timer);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
