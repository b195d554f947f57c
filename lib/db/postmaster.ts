import { spawn, spawnSync } from 'node:child_process';
import { open, readFile, readlink, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFault } from './database-fault';
import type { Account } from './postgres-account';
import { type Binaries, PLAIN_ENV } from './postgres-binaries';

/** What PostgreSQL writes in postmaster.pid, as far as we read it. */
export type Postmaster = { pid: number; port: number };

const LOG_MAX_LENGTH = 10_000_000; // bytes; then a new one is begun and the last one kept
const LAST_BREATH = 2_000; // ms

/**
 * The server that runs on this data folder, if one does. A pid file may outlive its server, and its number may since
 * have been given to another program (usual in containers): then PostgreSQL itself would refuse to start, so the number is checked.
 */
export async function findPostmaster(pgdata: string): Promise<Postmaster | null> {
  const file = path.join(pgdata, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  if (await isPostgresOn(pid, pgdata)) return { pid, port: Number(lines[3]) };

  const gone = spawnSync(process.execPath, ['--version']).pid; // a number that belongs to nobody now
  await writeFile(file, [gone, ...lines.slice(1)].join('\n'));
  return null;
}

/** Starts a server and returns at once; whether it is ready is for the caller to ask it. */
export async function startPostmaster(options: {
  binaries: Binaries;
  account: Account | null;
  pgdata: string;
  port: number;
  log: string;
  settings: Record<string, string | number>;
}): Promise<{ ended: Promise<void>; hasEnded: () => boolean }> {
  const { binaries, account, pgdata, port, settings } = options;
  const log = await openLog(options.log);
  const flags = Object.entries({ port, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let over = false;
  try {
    // Its own process group, so that Ctrl-C reaches us first and the server is stopped last.
    const child = spawn(binaries.postgres, ['-D', pgdata, ...flags], {
      ...account?.ids,
      cwd: pgdata,
      detached: true,
      env: PLAIN_ENV,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    }).then(() => {
      over = true;
    });
    return { ended, hasEnded: () => over };
  } finally {
    await log.close();
  }
}

/** A fast shutdown: open transactions are rolled back, everything is written. Immediate if that takes a minute. */
export async function stopPostmaster(pgdata: string) {
  const postmaster = await findPostmaster(pgdata);
  if (!postmaster) return;
  for (const [signal, seconds] of [['SIGINT', 60] as const, ['SIGQUIT', 20] as const]) {
    try {
      process.kill(postmaster.pid, signal);
    } catch {
      return;
    }
    if (await isOver(postmaster.pid, pgdata, seconds * 1000)) return;
  }
  throw new DatabaseFault(`The embedded PostgreSQL (process ${postmaster.pid}) does not stop: look at its log.`);
}

/** One that nobody waits for (an orphan in a container without an init) stays in the process table: its pid file has gone, though. */
async function isOver(pid: number, pgdata: string, patience: number): Promise<boolean> {
  let until = Date.now() + patience;
  let hasLeft = false;
  while (Date.now() < until) {
    if (!isAlive(pid)) return true;
    if (!hasLeft && !(await stat(path.join(pgdata, 'postmaster.pid')).catch(() => null))) {
      hasLeft = true;
      until = Date.now() + LAST_BREATH;
    }
    await sleep(20);
  }
  return hasLeft;
}

/** The last words of the server, for a fault that must be told in one sentence. */
export async function lastWords(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-20);
  const fatal = lines.filter((line) => /(FATAL|PANIC|ERROR):/.test(line)).at(-1) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isPostgresOn(pid: number, pgdata: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null); // a server works in its data folder
    if (cwd !== null) return cwd === (await realpath(pgdata));
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return words.includes('postgres');
  }
  const words = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  return words.includes('postgres') && words.includes(pgdata);
}

async function openLog(log: string) {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_MAX_LENGTH) await rename(log, `${log}.1`);
  return open(log, 'a', 0o600);
}
