import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { diskFault } from '@/lib/db/database-fault';
import { takeLock } from './lock';
import { root } from './prepare.mjs';
import { runTool } from './run-tool';
import { Fault } from './steps.mjs';

const STAMP = path.join(root, '.next/built-from');
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'messages',
  'proxy.ts',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
  'prisma/schema.prisma',
];
const NOT_BUILT = /(\.test\.tsx?|\.mjs|\.md)$|^lib\/(test|commands|db\/generated)\//;

/** Builds the application unless what is there was built from these very sources. `log` receives all that Next says. */
export async function buildWhenStale(log: string, note: (words: string) => void = () => {}) {
  const wanted = await hashOfSources();
  if ((await builtFrom()) === wanted) {
    note('up to date');
    return;
  }
  const lock = await waitForLock(path.join(root, '.build-lock'));
  try {
    if ((await builtFrom()) === wanted) return; // another start has built it meanwhile
    await build(log);
    await writeFile(STAMP, wanted);
    note('built');
  } catch (error) {
    throw diskFault(error, root) ?? error;
  } finally {
    await lock.release();
  }
}

/** `npm run build` */
export async function run() {
  const log = path.join(tmpdir(), `rejoinder-build-${process.pid}.log`);
  await buildWhenStale(log, (words) => console.log(`The application: ${words}.`));
}

/**
 * At a build, this key salts the names by which forms call actions. Made at random, as Next does it, every new build would
 * turn away the forms of all pages that readers have open. What it also encrypts is encrypted where it runs, under a key
 * of the installation's own (`readSecrets`).
 */
const SALT = createHash('sha256').update('names of server actions').digest('base64');

async function build(log: string) {
  await rm(STAMP, { force: true });
  const { code, output } = await runTool('next/dist/bin/next', ['build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: SALT,
  });
  await writeFile(log, output);
  if (code === 0) return;
  const full = diskFault(new Error(output), root);
  if (full) throw full;
  throw new Fault(`The build failed: ${reasonIn(output) ?? `it ended with code ${code}`} (all of it is in ${log}).`);
}

function reasonIn(output: string): string | undefined {
  const lines = stripVTControlCharacters(output).split('\n');
  const errors = lines.map((line) => line.trim()).filter((line) => /^(\w*Error|Type error): /.test(line));
  return errors.find((line) => !line.includes('build failed')) ?? errors[0];
}

async function hashOfSources(): Promise<string> {
  const files = (await Promise.all(SOURCES.map(filesBelow))).flat().filter((file) => !NOT_BUILT.test(file));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  return hash.digest('hex');
}

async function filesBelow(source: string): Promise<string[]> {
  const entries = await readdir(path.join(root, source), { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === null) return [source];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

function builtFrom(): Promise<string | null> {
  return readFile(STAMP, 'utf8').catch(() => null);
}

async function waitForLock(file: string) {
  for (;;) {
    const lock = await takeLock(file).catch((error) => {
      throw diskFault(error, root) ?? error;
    });
    if (lock) return lock;
    await sleep(500);
  }
}
