import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from './embedded';
import { findPostmaster } from './postmaster';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let dataDir: string;
let pgdata: string;
let opened: OpenDatabase[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rejoinder embedded ')); // the spaces are meant
  await chmod(folder, 0o711);
  dataDir = path.join(folder, 'data');
  await (await openDatabase({ dataDir })).stop();
  const keys = JSON.parse(await readFile(path.join(dataDir, 'database.json'), 'utf8'));
  pgdata = path.resolve(dataDir, keys.folder, '18');
});

beforeEach(() => {
  opened = [];
});

afterEach(async () => {
  for (const database of opened) await database.stop();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('its passwords are for our eyes only, and it can do what the blog asks of it', async () => {
  const { url } = await open();
  expect((await stat(path.join(dataDir, 'database.json'))).mode & 0o777).toBe(0o600);
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const [facts] = await query(
    url,
    `select current_setting('is_superuser') as root, current_setting('fsync') as fsync, lower('ÀΣ') as lower,
            current_setting('server_encoding') as encoding, to_tsvector('“dûrable” words—here')::text as words`,
  );
  expect(facts).toEqual({ root: 'off', fsync: 'on', lower: 'àσ', encoding: 'UTF8', words: "'dûrabl':1 'word':2" });
  await expect(query(url, 'create extension if not exists pg_trgm')).resolves.toBeDefined();
});

test('a second command finds the server running, and only the last to leave stops it', async () => {
  const [first, second] = await Promise.all([open(), open()]);
  expect(second!.url).toBe(first!.url);
  await first!.stop();
  expect(await query(second!.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second!.stop();
  expect(await findPostmaster(pgdata)).toBeNull();
});

test('killed while it serves, it comes back on the same address with all that was acknowledged', async () => {
  const { url } = await open();
  await query(url, 'create table if not exists kept (n int); insert into kept values (42)');
  process.kill((await findPostmaster(pgdata))!.pid, 'SIGKILL');
  await expect.poll(() => query(url, 'select n from kept').catch(() => null), { timeout: 15_000 }).toEqual([{ n: 42 }]);
});

test('the server of a killed command is adopted by the next, and stopped with it', async () => {
  const orphan = await openInAnotherProcess();
  orphan.child.kill('SIGKILL');
  const left = (await findPostmaster(pgdata))!;
  const { url, stop } = await open();
  expect((await findPostmaster(pgdata))!.pid).toBe(left.pid);
  expect(url).toBe(orphan.url);
  await stop();
  expect(await findPostmaster(pgdata)).toBeNull();
});

test('after command and server were killed together, the next start recovers', async () => {
  const orphan = await openInAnotherProcess();
  await query(orphan.url, 'create table if not exists survived (n int); insert into survived values (1)');
  orphan.child.kill('SIGKILL');
  process.kill((await findPostmaster(pgdata))!.pid, 'SIGKILL');
  const { url } = await open();
  expect(await query(url, 'select count(*)::int as n from survived')).toEqual([{ n: 1 }]);
});

test('a pid file whose number now belongs to another program does not keep the server from starting', async () => {
  const orphan = await openInAnotherProcess();
  const pidFile = path.join(pgdata, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8')).split('\n');
  orphan.child.kill('SIGKILL');
  process.kill(Number(lines[0]), 'SIGKILL');
  await writeFile(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
  const { url } = await open();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('data without its password is refused in words', async () => {
  const keys = path.join(dataDir, 'database.json');
  const kept = await readFile(keys);
  await rm(keys);
  await expect(open()).rejects.toThrow('is missing, which held the password');
  await writeFile(keys, kept, { mode: 0o600 });
});

async function open() {
  const database = await openDatabase({ dataDir });
  opened.push(database);
  return database;
}

async function openInAnotherProcess() {
  const script = `
    const { openDatabase } = await import('./lib/db/embedded.ts');
    const { url } = await openDatabase({ dataDir: process.env.DIR });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  child.stdout.on('data', (chunk) => {
    url += chunk;
  });
  while (!url.includes('\n')) await sleep(20);
  return { child, url: url.trim() };
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
