import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageCache } from '@/lib/cache/page-cache';
import { pageAt } from '@/lib/cache/pages';
import type { Site } from '@/lib/cache/security-headers';
import { sendPage } from '@/lib/cache/send-page';
import { clientAddress, isLoopback } from '@/lib/server/client-address';
import { deliver, type NextHandler } from '@/lib/server/deliver';
import { classOf, Gate } from '@/lib/server/gate';
import type { HeldAnswer, Send } from '@/lib/server/held-answer';
import type { Hosts } from '@/lib/server/hosts';
import { givesBack, lostFormPage, readTyped } from '@/lib/server/lost-form';
import { type Figure, frontFigures, metricsText } from '@/lib/server/metrics';
import { faultDocument, type PlainPage, plainPage, plainText } from '@/lib/server/plain-page';
import { replay } from '@/lib/server/replay';
import { BodyRoom, bodyLimit, readBody } from '@/lib/server/request-body';
import {
  allowedMethods,
  changing,
  isByScript,
  isForReact,
  isForwarded,
  reading,
  sentByMailers,
} from '@/lib/server/request-kind';
import { readTarget } from '@/lib/server/request-line';
import { judgeOrigin } from '@/lib/server/request-origin';
import { couldBeOurs } from '@/lib/server/sent-form';
import type { StaticFiles } from '@/lib/server/static-files';
import { broken, busy, damaged, databaseDown, missing } from '@/lib/server/words';

export type FrontOptions = {
  next: NextHandler;
  hosts: Hosts;
  site: Site;
  /** Absent in development: every request goes to Next. */
  cache?: PageCache;
  files?: Pick<StaticFiles, 'loaded' | 'find'>;
  trustProxy?: number;
  dev?: boolean;
  database?: {
    /** Whether the line to it is whole; cheap. */
    isSure(): boolean;
    /** Asks it; false when there is no answer in time. */
    answers(ms: number): Promise<boolean>;
  };
  /** What keeps this node from being of use; empty = ready. */
  troubles?: () => Promise<string[]>;
  figures?: () => Figure[];
  metricsAreOpen?: boolean;
  tell?: (what: string, error?: unknown) => void;
};

/** Pages for reading that are rendered for each reader. Those of the cache are light already, and the others are worked in. */
const reader = new Set(['/search']);

/** A form's answer comes within two seconds even when the database hangs: at this point it is asked. */
const DOUBT_AFTER_MS = 1_200;
const DATABASE_ANSWER_MS = 500;

/**
 * Everything between the socket and Next. A hit is answered in the first lines of `onRequest`; whatever else comes is
 * looked at step by step, and each step may answer in words.
 */
export class Front {
  readonly statuses = { '2xx': 0, '3xx': 0, '4xx': 0, '5xx': 0 };
  bypassed = 0;
  readonly #options: FrontOptions;
  readonly #gate = new Gate();
  readonly #bodies = new BodyRoom();
  #draining = false;
  // Whoever asks while a question to the database is under way gets its answer: a rush on /readyz, or on the forms
  // while the database is away, is one question at a time.
  readonly #troubles = sharing(async () => (await this.#options.troubles?.()) ?? []);
  readonly #databaseAnswers = sharing(async () => this.#options.database?.answers(DATABASE_ANSWER_MS) ?? true);

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  readonly onRequest = (req: IncomingMessage, res: ServerResponse): void => {
    if (this.#draining) res.shouldKeepAlive = false;
    const { cache, hosts } = this.#options;
    const mayHit = (req.method === 'GET' || req.method === 'HEAD') && !isForReact(req.headers);
    if (cache && mayHit && hosts.allows(req.headers.host)) {
      const page = cache.fresh(req.url!);
      if (page) {
        this.#count(sendPage(req, res, page, cache.age(page), 'HIT'));
        return;
      }
    }
    this.#handle(req, res).catch((error) => {
      this.#options.tell?.('A request could not be answered.', error);
      if (!res.headersSent) this.#say(req, res, broken);
      else res.destroy();
    });
  };

  /** No longer ready; connections are closed after the answer they are waiting for. */
  drain(): void {
    this.#draining = true;
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { hosts, dev, files } = this.#options;
    const target = readTarget(req.url!);
    if (!target.ok)
      return this.#say(req, res, { status: 400, title: 'Not a valid address', sentences: [target.message] });
    req.url = target.url;
    if (target.host) req.headers.host = target.host;
    const path = target.url.split('?', 1)[0]!;
    const method = req.method!;

    if (path === '/livez' || path === '/readyz' || path === '/metrics') return this.#health(req, res, path);
    if (!hosts.allows(req.headers.host)) {
      return this.#say(req, res, {
        status: 421,
        title: 'No such site here',
        sentences: ['This server does not know the site by that name. Its owner sets the name with SITE_URL.'],
      });
    }
    const allowed = allowedMethods(path);
    if (method === 'OPTIONS') return this.#empty(res, 204, ['Allow', allowed.join(', ')]);
    if (!allowed.includes(method)) {
      return this.#say(req, res, {
        status: 405,
        title: 'That cannot be done here',
        sentences: [`This address answers to ${allowed.join(', ')} only.`],
        headers: { Allow: allowed.join(', ') },
      });
    }
    if (changing.has(method)) return this.#converse(req, res, path);
    if (files) {
      const file = await files.find(path);
      if (file) return this.#count(sendPage(req, res, file, 0, 'HIT'));
    }
    if (path.startsWith('/_next/') && !(dev && path !== '/_next/image')) return this.#say(req, res, missing);
    return this.#read(req, res);
  }

  async #read(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { cache } = this.#options;
    const kept = cache && !isForReact(req.headers) ? pageAt(req.url!) : null;
    if (!cache || !kept) return void this.#pass(req, res);
    if (kept.live) {
      const live = await cache.askLive(kept, kept.live);
      return live ? this.#count(sendPage(req, res, live, cache.age(live), 'HIT')) : this.#say(req, res, missing);
    }
    const answer = await cache.ask(kept);
    if (answer.kind === 'not-ours') return void this.#pass(req, res);
    if (answer.kind === 'page') {
      return this.#count(sendPage(req, res, answer.page, cache.age(answer.page), answer.how, answer.because));
    }
    if (!answer.rendered) return this.#say(req, res, (await this.#databaseAnswers()) ? busy : databaseDown);
    if (!(await this.#databaseAnswers())) return this.#say(req, res, databaseDown);
    const { headers, status, body, nonce } = answer.rendered;
    const isPage = String(headers['content-type']).startsWith('text/html');
    if (isPage) this.#send(req, res, faultDocument(status, body, nonce, this.#options.site));
    else this.#say(req, res, broken);
  }

  /** Requests that change something: from a page of ours, of bearable size, and with the text kept if all goes wrong. */
  async #converse(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const { hosts, site } = this.#options;
    const origin = judgeOrigin(req.headers, hosts);
    if (!origin.ok) {
      if (!sentByMailers.test(path)) {
        const { status, message } = origin;
        return this.#refuseUnread(req, res, { status, title: 'Not accepted', sentences: [message] });
      }
      // The token is all the right that comes with it: neither a visitor's session nor an action of another page.
      for (const name of ['cookie', 'authorization', 'next-action', 'origin']) delete req.headers[name];
    }
    const limit = bodyLimit(path, req.headers.cookie);
    const place = this.#bodies.enter(limit.kind);
    res.once('close', place.leave);
    const body = await readBody(req, limit, place);
    if (!body.ok) {
      const retryAfter = body.status === 503 ? 5 : undefined;
      const page = { status: body.status, title: 'Not accepted', sentences: [body.message], retryAfter };
      return this.#refuseUnread(req, res, page);
    }

    const byScript = isByScript(req.headers);
    const sayLost = async (send: Send, certain: boolean) => {
      if (!certain && !(await couldBeOurs(req.headers['content-type'], body.bytes, byScript))) {
        const page = byScript ? plainText(damaged, site) : plainPage(damaged, site);
        return send(page.status, page.headers, page.body);
      }
      const given = !byScript && origin.ok && givesBack(path);
      const form = given ? await readTyped(req.headers['content-type'], body.bytes) : null;
      const page = byScript
        ? plainText(databaseDown, site)
        : given
          ? lostFormPage(path, form, certain, site)
          : plainPage(databaseDown, site);
      send(page.status, page.headers, page.body);
    };
    const sendNow: Send = (status, headers, bytes) => {
      this.#count(status);
      res.writeHead(status, headers);
      res.end(bytes);
    };

    if (this.#options.database?.isSure() === false && !(await this.#databaseAnswers())) return sayLost(sendNow, true);
    const take = this.#pass(replay(req, body.bytes), res, (answer, send) => {
      if (answer.status < 500) return false;
      void sayLost(send, false);
      return true;
    });
    if (!take || !this.#options.database) return;
    const doubt = setTimeout(async () => {
      if (res.writableEnded || (await this.#databaseAnswers())) return;
      const send = take();
      if (send) void sayLost(send, false);
    }, DOUBT_AFTER_MS);
    res.once('close', () => clearTimeout(doubt));
  }

  #pass(
    req: IncomingMessage,
    res: ServerResponse,
    onFailure: (answer: HeldAnswer, send: Send) => boolean = (answer, send) => this.#failed(req, answer, send),
  ): (() => Send | null) | undefined {
    const { hosts, site, next, cache, dev = false } = this.#options;
    const kind = classOf(req.method!, req.url!.split('?', 1)[0]!);
    if (!this.#gate.enter(kind)) {
      this.#say(req, res, busy);
      return;
    }
    this.bypassed++;
    res.once('close', () => {
      this.#gate.leave(kind);
      this.#count(res.statusCode);
    });
    const inbound = { clientAddress: this.#addressOf(req), origin: hosts.originFor(req.headers.host!) };
    const path = req.url!.split('?', 1)[0]!;
    const lighten = req.method === 'GET' && !isForReact(req.headers) && reader.has(path) ? cache?.lighten : undefined;
    return deliver(req, res, { next, site, dev, inbound, lighten, onFailure });
  }

  /** Next's own error page is kept, for it knows the site; its two bare words are not. */
  #failed(req: IncomingMessage, answer: HeldAnswer, send: Send): boolean {
    const isPage = String(answer.headers['content-type'] ?? '').startsWith('text/html');
    if (isPage && this.#options.database?.isSure() !== false) return false;
    void this.#databaseAnswers().then((well) => {
      const words = well ? broken : databaseDown;
      const page = isByScript(req.headers)
        ? plainText(words, this.#options.site)
        : plainPage(words, this.#options.site);
      send(page.status, page.headers, page.body);
    });
    return true;
  }

  async #health(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    const { cache, figures } = this.#options;
    if (!reading.has(req.method!)) return this.#empty(res, 405, ['Allow', 'GET, HEAD']);
    if (path === '/livez') return this.#text(req, res, 200, 'alive\n');
    if (path === '/readyz') {
      const troubles = this.#draining ? ['shutting down'] : await this.#troubles();
      return troubles.length > 0
        ? this.#text(req, res, 503, `not ready: ${troubles.join('; ')}\n`)
        : this.#text(req, res, 200, 'ready\n');
    }
    // A proxy on this machine speaks from loopback too, but for somebody else.
    const local = isLoopback(clientAddress(req.socket.remoteAddress, undefined, 0)) && !isForwarded(req.headers);
    if (!local && !this.#options.metricsAreOpen) return this.#say(req, res, missing);
    return this.#text(
      req,
      res,
      200,
      metricsText([...frontFigures(this, this.#gate.refused, cache), ...(figures?.() ?? [])]),
    );
  }

  #addressOf(req: IncomingMessage): string {
    const forwarded = req.headers['x-forwarded-for'];
    return clientAddress(
      req.socket.remoteAddress,
      [forwarded].flat().join(', ') || undefined,
      this.#options.trustProxy ?? 0,
    );
  }

  /** What follows on this connection cannot be told from the rest of the body, so it ends here. */
  #refuseUnread(req: IncomingMessage, res: ServerResponse, page: PlainPage): void {
    if (!req.complete) res.shouldKeepAlive = false;
    this.#say(req, res, page);
    if (!req.complete) {
      req.resume();
      setTimeout(() => req.complete || req.socket.destroy(), 1_000).unref();
    }
  }

  #say(req: IncomingMessage, res: ServerResponse, page: PlainPage): void {
    this.#send(req, res, (isByScript(req.headers) ? plainText : plainPage)(page, this.#options.site));
  }

  #text(req: IncomingMessage, res: ServerResponse, status: number, text: string): void {
    const { headers } = plainText({ status, title: '', sentences: [] }, this.#options.site);
    const body = Buffer.from(text);
    const length = headers.indexOf('Content-Length') + 1;
    this.#send(req, res, {
      status,
      headers: headers.map((value, at) => (at === length ? String(body.length) : value)),
      body,
    });
  }

  #empty(res: ServerResponse, status: number, headers: string[]): void {
    const { headers: common } = plainText({ status, title: '', sentences: [] }, this.#options.site);
    this.#count(status);
    res.writeHead(status, [...common.slice(4), ...headers]); // without the type and length of a body
    res.end();
  }

  #send(
    req: IncomingMessage,
    res: ServerResponse,
    { status, headers, body }: { status: number; headers: string[]; body: Buffer },
  ) {
    this.#count(status);
    res.writeHead(status, headers);
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  #count(status: number): void {
    if (status < 300) this.statuses['2xx']++;
    else if (status < 400) this.statuses['3xx']++;
    else if (status < 500) this.statuses['4xx']++;
    else this.statuses['5xx']++;
  }
}

function sharing<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | null = null;
  return () => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    return asked;
  };
}
