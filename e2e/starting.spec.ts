import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

// No browser here: this is the journey of whoever runs the blog, with the database that comes with it.

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let dataDir: string;
const running: Start[] = [];

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rejoinder starting '));
  await chmod(folder, 0o711);
  dataDir = path.join(folder, 'data');
});

test.afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('the first start tells address and sign-in, and SIGTERM leaves nothing running', async () => {
  const { url, said, child, ended } = await start();
  expect(said()).toContain(`Open      ${url}`);
  const password = /Sign in .* as (\S+), password {2}(\S+)/.exec(said());
  const kept = path.join(dataDir, 'first-sign-in.txt');
  expect(await readFile(kept, 'utf8')).toBe(`${password?.[1]}\n${password?.[2]}\n`);
  for (const secret of [kept, path.join(dataDir, 'secrets.json'), path.join(dataDir, 'database.json')]) {
    expect((await stat(secret)).mode & 0o077).toBe(0);
  }
  expect((await fetch(url)).status).toBe(200);

  const postmaster = await postmasterPid();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(isAlive(postmaster)).toBe(false);
});

test('a later start is up in under five seconds and tells where the password is kept', async () => {
  const { said, seconds } = await start();
  expect(said()).toContain('password in');
  expect(seconds).toBeLessThan(5);
});

test('after kill -9 of the server the next start adopts the database it left behind', async () => {
  const first = await start();
  const postmaster = await postmasterPid();
  first.child.kill('SIGKILL');
  await first.ended;
  expect(isAlive(postmaster)).toBe(true);

  const second = await start();
  expect(await postmasterPid()).toBe(postmaster);
  expect((await fetch(second.url)).status).toBe(200);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(isAlive(postmaster)).toBe(false);
});

test('after kill -9 of both the next start recovers', async () => {
  const first = await start();
  const postmaster = await postmasterPid();
  first.child.kill('SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await first.ended;
  const second = await start();
  expect((await fetch(second.url)).status).toBe(200);
});

type Start = {
  url: string;
  child: ChildProcess;
  ended: Promise<number | null>;
  said: () => string;
  seconds: number;
};

async function start(): Promise<Start> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['lib/commands/start.mjs'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIR: dataDir,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await expect
    .poll(() => child.exitCode ?? output, { timeout: 200_000, intervals: [50] })
    .toContain('Stop      Ctrl-C');
  const begin = {
    url: `http://localhost:${port}`,
    child,
    ended,
    said: () => output,
    seconds: (performance.now() - begun) / 1000,
  };
  running.push(begin);
  return begin;
}

async function postmasterPid(): Promise<number> {
  const { folder: home } = JSON.parse(await readFile(path.join(dataDir, 'database.json'), 'utf8'));
  return Number((await readFile(path.resolve(dataDir, home, '18/postmaster.pid'), 'utf8')).split('\n')[0]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
