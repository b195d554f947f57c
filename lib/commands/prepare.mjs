// What every command needs before any package may be imported: the right Node, the packages, and TypeScript.
// Plain JavaScript without dependencies, as nothing is installed yet.

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from './steps.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const OLDEST = [20, 19];

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Fault(`Rejoinder needs Node ${OLDEST.join('.')} or newer, and this is Node ${process.versions.node}.`);
}

/**
 * Installs what package-lock.json names unless it is there already.
 *
 * @param {(words: string) => void} note
 */
export async function installPackages(note) {
  if (await packagesAreInstalled()) {
    note('already installed');
    return;
  }
  // Development packages too, whatever NODE_ENV says: the build wants some. No install scripts: none is needed, and one
  // of them downloads an engine from a host of its own (the links that another makes, lib/db/postgres-binaries.ts makes).
  const patience = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const flags = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', ...patience];
  const { code, output } = await npm(flags);
  if (code === 0) {
    note('installed');
    return;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/.test(output)) {
    throw new Fault(
      'The packages could not be installed, as npm cannot reach its registry: go online and start again.',
    );
  }
  if (/ENOSPC/.test(output)) {
    throw new Fault(
      `The packages could not be installed, as the disk that holds ${root} is full: free some space and start again.`,
    );
  }
  if (/EACCES|EROFS|EPERM/.test(output)) {
    throw new Fault(`The packages could not be installed, as this user cannot write in ${root}.`);
  }
  const [reason = `npm ended with code ${code}`] = output.match(/(?<=npm (ERR!|error) )(?!code).+/) ?? [];
  throw new Fault(`The packages could not be installed: ${reason.trim().replace(/\.$/, '')}.`);
}

/** Lets this process import TypeScript. */
export async function registerTypeScript() {
  process.chdir(root);
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: path.join(root, 'tsconfig.json') });
}

/** npm leaves a list of what it installed; an install that was cut short leaves none. */
async function packagesAreInstalled() {
  const wanted = (await readLock('package-lock.json')) ?? {};
  const found = await readLock('node_modules/.package-lock.json');
  if (!found) return false;
  const missing = Object.entries(wanted).filter(([folder, entry]) => {
    if (folder === '' || entry.link) return false;
    if (!found[folder]) return !entry.optional && !entry.devOptional;
    return found[folder].version !== entry.version;
  });
  return missing.length === 0;
}

async function readLock(file) {
  const text = await readFile(path.join(root, file), 'utf8').catch(() => null);
  if (text === null) return null;
  return JSON.parse(text).packages;
}

/** @returns {Promise<{ code: number | null, output: string }>} */
function npm(args) {
  const self = process.env.npm_execpath; // the npm that runs us, when one does
  const [command, first] = self?.endsWith('.js') ? [process.execPath, [self]] : ['npm', []];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
