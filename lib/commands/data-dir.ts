import { hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diskFault } from '@/lib/db/database-fault';
import { Fault } from './steps.mjs';

export type Secrets = { authSecret: string; serverActionsKey: string };

const TRIAL_LENGTH = 1_000_000; // bytes

/** Makes DATA_DIR and proves that it can be written. */
export async function prepareDataDir(dataDir: string) {
  const trial = path.join(dataDir, `trial-${process.pid}`);
  try {
    await makeFolder(dataDir);
    const file = await open(trial, 'w', 0o600);
    try {
      await file.writeFile(Buffer.alloc(TRIAL_LENGTH));
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof Fault ? error : (diskFault(error, dataDir) ?? error);
  } finally {
    await rm(trial, { force: true }).catch(() => {});
  }
}

/** Not `recursive: true`, which never returns where a folder cannot be made though its parent is there (/proc). */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o711 }); // PostgreSQL's own user must pass through when we are root
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || (await stat(parent).catch(() => null))) {
      throw new Fault(`DATA_DIR cannot be made at ${folder} (${code}): choose another folder.`);
    }
    await makeFolder(parent);
    await mkdir(folder, { mode: 0o711 });
  }
}

/**
 * The secret that signs sessions and links: AUTH_SECRET, or one made at the first start and kept in DATA_DIR. Next's key
 * for server actions is derived from it, so that nodes which share one share both.
 */
export async function readSecrets(dataDir: string, given: string | null): Promise<Secrets> {
  const authSecret = given ?? (await keptSecret(path.join(dataDir, 'secrets.json')));
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'next server actions', 32));
  return { authSecret, serverActionsKey: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || key.toString('base64') };
}

async function keptSecret(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw diskFault(error, path.dirname(file)) ?? error;
  });
  if (kept !== null) return JSON.parse(kept).authSecret;
  const draft = `${file}.${process.pid}`;
  const authSecret = randomBytes(32).toString('base64url');
  await writeFile(draft, JSON.stringify({ authSecret }, null, 2), { mode: 0o600, flush: true });
  await link(draft, file).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return JSON.parse(await readFile(file, 'utf8')).authSecret;
}
