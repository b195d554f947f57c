import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../db/embedded';
import { cloneDatabase, type Server } from './clone-database';

export type App = {
  url: string;
  dataDir: string;
  databaseUrl: string;
  mailDir: string;
  pid: number;
  /** All that the process has printed so far. */
  output(): Promise<string>;
  /** As an operator would, with SIGTERM. Returns its exit code, and removes what was made for it. */
  stop(): Promise<number | null>;
  /** As a power cut would; call `stop` afterwards to clean up. */
  kill(): Promise<void>;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN = 240_000; // ms; the first start of a checkout builds
const STOPPED_WITHIN = 45_000;
const AUTH_SECRET = 'the same on every node of every test'; // so that two nodes know each other's sessions

/**
 * Starts the built application as `npm start` does: in a process of its own, on a free port, with a DATA_DIR of its own.
 * Its database is `env.DATABASE_URL` (a second node), else a new one on `server`, else one on a server made for it alone.
 */
export async function startApp(options: { env?: Record<string, string>; server?: Server } = {}): Promise<App> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rejoinder-app-'));
  await chmod(folder, 0o711); // PostgreSQL's own user must pass through when we are root
  const dataDir = options.env?.DATA_DIR ?? path.join(folder, 'data');
  await mkdir(dataDir, { recursive: true });
  const database = await findDatabase(folder, options);
  const port = options.env?.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;

  const log = path.join(folder, 'output.log');
  const child = await spawnStart(log, {
    PORT: port,
    SITE_URL: url,
    DATA_DIR: dataDir,
    AUTH_SECRET,
    ...options.env,
    DATABASE_URL: database.url,
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const output = () => readFile(log, 'utf8');

  const stop = async () => {
    child.kill('SIGTERM');
    const code = await Promise.race([ended, sleep(STOPPED_WITHIN, 'late' as const, { ref: false })]);
    if (code === 'late') child.kill('SIGKILL');
    await database.stop();
    await rm(folder, { recursive: true, force: true });
    return code === 'late' ? null : code;
  };

  try {
    await untilReady(url, child);
  } catch (error) {
    const words = await output();
    await stop();
    throw new Error(`The application did not start: ${error}\n${words}`);
  }
  return {
    url,
    dataDir,
    databaseUrl: database.url,
    mailDir: path.join(dataDir, 'mail'),
    pid: child.pid!,
    output,
    stop,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function findDatabase(folder: string, { env, server }: { env?: Record<string, string>; server?: Server }) {
  if (env?.DATABASE_URL) return { url: env.DATABASE_URL, stop: async () => {} };
  if (server) return { url: await cloneDatabase(server), stop: async () => {} };
  const dataDir = path.join(folder, 'server');
  await mkdir(dataDir, { mode: 0o711 });
  return openDatabase({ dataDir, settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } });
}

async function spawnStart(log: string, variables: Record<string, string>): Promise<ChildProcess> {
  const output = await open(log, 'a');
  try {
    return spawn(process.execPath, ['lib/commands/start.mjs'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        LOG_LEVEL: 'warn',
        ...variables,
      } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', output.fd, output.fd],
    });
  } finally {
    await output.close();
  }
}

async function untilReady(url: string, child: ChildProcess) {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error(`it was not ready in ${READY_WITHIN / 1000} s`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
