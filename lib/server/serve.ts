import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { env as variables } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ExpiryLine } from '@/lib/cache/expiry';
import { PageCache } from '@/lib/cache/page-cache';
import type { Site } from '@/lib/cache/security-headers';
import { env } from '@/lib/env';
import { closeSwitchboard, openSwitchboard } from '@/lib/live/connect';
import type { Switchboard } from '@/lib/live/switchboard';
import { log } from '@/lib/log';
import { answerBrokenRequests } from '@/lib/server/broken-requests';
import type { NextHandler } from '@/lib/server/deliver';
import { Front } from '@/lib/server/front';
import { hostsOf } from '@/lib/server/hosts';
import { counter, gauge, processFigures } from '@/lib/server/metrics';
import { databaseAnswers, troublesOf } from '@/lib/server/readiness';
import { renderWith } from '@/lib/server/render';
import { StaticFiles } from '@/lib/server/static-files';

export type ServeOptions = {
  port: number;
  host: string;
  /** The public address; null = only known by local names. */
  siteUrl: string | null;
  databaseUrl: string;
  dev?: boolean;
  /** The folder of the application; this one when not said. */
  root?: string;
  trustProxy?: number;
  metricsAreOpen?: boolean;
};

export type Serving = {
  address: AddressInfo;
  close(): Promise<void>;
};

const DRAIN_MS = 30_000;

/** Next behind our front, on one port. Environment variables must be final before this is called, for Next reads them too. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { host, siteUrl, databaseUrl, dev = false, root = projectRoot } = options;
  const server = createServer({ connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 });
  server.headersTimeout = 10_000;
  server.requestTimeout = 130_000; // bodies have limits of their own: lib/server/request-body.ts
  server.keepAliveTimeout = 65_000;
  const boundPort = () => (server.address() as AddressInfo | null)?.port ?? options.port;

  // Bound before Next is loaded, so that a port in use is known at once, and the address of the site is final. Who comes
  // in the meantime waits at the door.
  const early: [IncomingMessage, ServerResponse][] = [];
  const wait = (req: IncomingMessage, res: ServerResponse) => early.push([req, res]);
  server.on('request', wait);
  await listen(server, options.port, host);
  const address = server.address() as AddressInfo;
  const origin = new URL(siteUrl ?? `http://localhost:${address.port}`);
  const site: Site = { secure: origin.protocol === 'https:', challengeHosts: challengeHosts() };
  const inner = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host;
  // Next asks itself for the page after an action's redirect, at the address in this variable; without it, it would go out
  // into the world for that.
  variables.__NEXT_PRIVATE_ORIGIN = `http://${inner.includes(':') ? `[${inner}]` : inner}:${address.port}`;

  try {
    const next = await startNext({ root, dev, port: address.port, server });
    const board = openSwitchboard();
    const line = new ExpiryLine({
      databaseUrl,
      expire: (tags) => cache?.expire(tags),
      advanced: (id) => board.heard(id),
      also: { channel: 'rejoinder_desk', heard: () => board.heardOfReaders() },
      tell,
    });
    const files = dev ? undefined : new StaticFiles(site);
    await files?.list(root);
    const cache =
      files &&
      new PageCache({
        render: renderWith(next.handle, origin),
        site,
        hearing: line,
        hydration: env.hydration,
        styleOf: (address) => files.styles.get(address),
      });
    const process = processFigures();
    const front = new Front({
      next: next.handle,
      hosts: hostsOf({ siteUrl, boundHost: host, boundPort }),
      site,
      cache,
      files,
      dev,
      tell,
      trustProxy: options.trustProxy ?? env.trustProxy,
      metricsAreOpen: options.metricsAreOpen,
      database: {
        isSure: () => line.state === 'sure',
        answers: (ms) => databaseAnswers(line, databaseUrl, ms),
      },
      troubles: () => troublesOf(line, root),
      figures: () => [...lineFigures(line), ...deskFigures(board), ...process()],
    });
    await line.open();
    const forgetLine = letActionsWait(line);
    server.off('request', wait);
    server.on('request', front.onRequest);
    for (const [req, res] of early) front.onRequest(req, res);
    answerBrokenRequests(server, site);
    if (!dev) server.on('upgrade', (_req, socket) => socket.destroy());

    return {
      address,
      async close() {
        front.drain();
        closeSwitchboard(board);
        await closeServer(server);
        forgetLine();
        await line.close();
        await next.close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

function tell(what: string, error?: unknown): void {
  if (error) log.warn({ err: error }, what);
  else log.debug(what);
}

/** Nothing of a third party, unless the owner switched it on. */
function challengeHosts(): string[] {
  if (env.challenge !== 'hcaptcha') return [];
  return [...new Set(['https://hcaptcha.com', 'https://*.hcaptcha.com', new URL(env.hcaptchaScriptUrl).origin])];
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

type NextOptions = { root: string; dev: boolean; port: number; server: Server };

async function startNext({ root, dev, port, server }: NextOptions) {
  const { default: next } = await import('next');
  const app = next({
    dir: root,
    dev,
    port,
    hostname: 'localhost',
    quiet: true,
    // Next listens for web sockets on whatever server it is shown; in production it shall not (CVE-2026-44578).
    httpServer: dev ? server : (new EventEmitter() as Server),
  });
  await app.prepare();
  const handle: NextHandler = app.getRequestHandler();
  return { handle, close: () => app.close() };
}

/** `lib/events/settle.ts` awaits this, so that an action's redirect never arrives before its own expiry. */
function letActionsWait(line: ExpiryLine): () => void {
  const key = Symbol.for('rejoinder.expired');
  const known = globalThis as Record<symbol, unknown>;
  known[key] = (eventId: bigint) => line.applied(eventId);
  return () => {
    delete known[key];
  };
}

function lineFigures(line: ExpiryLine) {
  const { events, missed, reconnects } = line.counters;
  return [
    gauge('expiry_line_up', '1 while this node hears of every event.', line.state === 'sure' ? 1 : 0),
    gauge('expiry_last_event', 'The last event whose expiries were applied.', Number(line.lastEvent ?? 0)),
    counter('expiry_events_total', 'Events heard.', events),
    counter('expiry_missed_total', 'Events that had to be read from the log.', missed),
    counter('expiry_reconnects_total', 'Times the line had to be mended.', reconnects),
  ];
}

function deskFigures(board: Switchboard) {
  return [gauge('live_desks', 'Windows of the desk that are told what is new.', board.listeners)];
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  const idle = setInterval(() => server.closeIdleConnections(), 250);
  await closed;
  clearTimeout(patience);
  clearInterval(idle);
}
