import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DatabaseFault } from './database-fault';

type Migration = { name: string; sql: string; checksum: string };

const FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const OLDEST = 15;
const LOCK = 72_707_369; // the number that `prisma migrate` locks, so that both wait for each other
const TRIES = 10;

/** As Prisma makes it, so that `prisma migrate deploy` elsewhere agrees with what was done here. */
const LEDGER = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/** Applies what has not been applied yet, each file in one transaction. Returns the names of those applied now. */
export async function migrate(
  url: string,
  options: { folder?: string; onStep?: (name: string) => void } = {},
): Promise<string[]> {
  const migrations = await readMigrations(options.folder ?? FOLDER);
  const client = new pg.Client({ connectionString: url, application_name: 'rejoinder migrations' });
  client.on('error', () => {});
  await client.connect();
  try {
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await applyPatiently(client, migration)) {
        applied.push(migration.name);
        options.onStep?.(migration.name);
      }
    }
    return applied;
  } finally {
    await client.end();
  }
}

/** Throws a DatabaseFault unless this is a PostgreSQL that we can use. */
export async function checkServer(url: string) {
  const client = await connect(url);
  try {
    const { rows } = await client.query('show server_version_num');
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (major >= OLDEST) return;
    throw new DatabaseFault(`DATABASE_URL leads to PostgreSQL ${major}, and Rejoinder needs ${OLDEST} or newer.`);
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** A busy table is not waited for longer than two seconds, as readers queue up behind us: give way and come again. */
async function applyPatiently(client: pg.Client, migration: Migration): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return await apply(client, migration);
    } catch (error) {
      await client.query('rollback').catch(() => {});
      if (error instanceof DatabaseFault) throw error;
      const { code, message } = error as pg.DatabaseError;
      if (code !== '55P03' || tries === TRIES) {
        throw new DatabaseFault(`The migration ${migration.name} failed, and nothing of it was kept: ${message}`, {
          cause: error,
        });
      }
      await sleep(500 * tries);
    }
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<boolean> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await client.query(LEDGER);
  const found = await client.query(
    'select checksum, finished_at from _prisma_migrations where migration_name = $1 and rolled_back_at is null',
    [name],
  );
  const [earlier] = found.rows;
  if (earlier && !earlier.finished_at) {
    throw new DatabaseFault(
      `The migration ${name} was begun elsewhere and never finished: run \`prisma migrate resolve\`.`,
    );
  }
  if (earlier && earlier.checksum !== checksum) {
    throw new DatabaseFault(`The migration ${name} was changed after it was applied: put its file back as it was.`);
  }
  if (earlier) {
    await client.query('rollback');
    return false;
  }

  const startedAt = new Date();
  await client.query("set local lock_timeout = '2s'");
  await client.query(sql);
  await client.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     values ($1, $2, clock_timestamp(), $3, $4, 1)`,
    [randomUUID(), checksum, name, startedAt],
  );
  await client.query('commit');
  return true;
}

async function connect(url: string): Promise<pg.Client> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const { code, message } = error as pg.DatabaseError;
      if (code === '57P03' && tries < 60)
        await sleep(500); // starting up, or recovering
      else throw new DatabaseFault(`${whyNot(code, new URL(url))} (${code ?? message})`);
    }
  }
}

/** Never the whole address: it holds a password. */
function whyNot(code: string | undefined, { hostname, port, pathname, username }: URL): string {
  const where = `${hostname || 'the local socket'}:${port || 5432}`;
  if (code === '28P01' || code === '28000')
    return `The PostgreSQL at ${where} refuses the user or password of DATABASE_URL.`;
  if (code === '3D000')
    return `The PostgreSQL at ${where} has no database ${pathname.slice(1)}: create it, owned by ${username}.`;
  return `No PostgreSQL answers at ${where}, where DATABASE_URL leads: start it or mend the address.`;
}
