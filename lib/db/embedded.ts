import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chown, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { DatabaseFault, diskFault } from './database-fault';
import { type Account, canEnter, findAccount } from './postgres-account';
import { type Binaries, findBinaries, PLAIN_ENV, SHARED_HOME } from './postgres-binaries';
import { findPostmaster, lastWords, startPostmaster, stopPostmaster } from './postmaster';

export type OpenDatabase = {
  url: string;
  /** As the server's superuser, on its maintenance database: for tests and repairs. */
  adminUrl: string;
  /** Leaves the server; the last to leave stops it. */
  stop(): Promise<void>;
};

type Place = { home: string; pgdata: string; log: string; keys: Keys; account: Account | null; binaries: Binaries };
type Keys = { folder: string; password: string; adminPassword: string };

const MAJOR = '18';
const READY_WITHIN = 300_000; // ms; recovery after a crash may have gigabytes to replay
const STARTS = 20;
const LOOKS = 5;

/** Whoever uses the server holds one idle connection under this name: it tells of a crash, and who is left. */
const KEEPER = 'rejoinder keeper';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/**
 * Opens the PostgreSQL that comes with npm, keeping its data in DATA_DIR: creates it at first, finds the one already
 * running (another command's, or one left behind by a kill), and starts it again on the same port if it dies.
 */
export async function openDatabase(options: {
  dataDir: string;
  onStep?: (sentence: string) => void;
  settings?: Record<string, string | number>;
}): Promise<OpenDatabase> {
  const tell = options.onStep ?? (() => {});
  const place = await prepare(options.dataDir).catch((error) => {
    throw diskFault(error, options.dataDir) ?? error;
  });
  if (!(await exists(place.pgdata))) {
    tell('created');
    await initialise(place);
  }

  const ask = { place, settings: { ...settings, ...options.settings } };
  let { keeper, port } = await reach({ ...ask, tell });
  await ensureRoleAndDatabase(keeper, place.keys);

  let leaving = false;
  const watch = async () => {
    for (;;) {
      await new Promise((ended) => keeper.once('end', ended));
      if (leaving) return;
      tell('The database has gone away: bringing it back.');
      const back = await reachAgain({ ...ask, tell, port, hasLeft: () => leaving });
      if (leaving) await back?.end();
      if (leaving || !back) return;
      keeper = back;
    }
  };
  const watching = watch();

  return {
    url: urlOf({ role: 'rejoinder', password: place.keys.password, port, database: 'rejoinder' }),
    adminUrl: urlOf({ role: 'postgres', password: place.keys.adminPassword, port, database: 'postgres' }),
    async stop() {
      leaving = true;
      await keeper.end().catch(() => {});
      await watching;
      if (!(await isKept(place.keys, port))) await stopPostmaster(place.pgdata);
    },
  };
}

async function prepare(dataDir: string): Promise<Place> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 }); // PostgreSQL's own user must pass through when we are root
  const keys = await readKeys(dataDir);
  const usual = path.resolve(dataDir, keys.folder);
  const account = await findAccount(path.join(usual, MAJOR));
  const home = await enterable(usual, account, keys);
  if (home !== usual) await writeKeys(dataDir, { ...keys, folder: home });
  const binaries = await findBinaries(account, dataDir);
  return { home, pgdata: path.join(home, MAJOR), log: path.join(home, 'server.log'), keys, account, binaries };
}

/** The usual folder, or one below /var/lib when the account cannot get there (a checkout below /root). */
async function enterable(usual: string, account: Account | null, { adminPassword }: Keys): Promise<string> {
  await own(usual, account);
  if (canEnter(account, usual)) return usual;
  const name = createHash('sha256').update(adminPassword).digest('hex').slice(0, 16); // a new DATA_DIR never meets old data
  const elsewhere = path.join(SHARED_HOME, name);
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o755 });
  await own(elsewhere, account);
  if (!canEnter(account, elsewhere)) {
    throw new DatabaseFault(
      `The user ${account?.name} who runs PostgreSQL can enter neither ${usual} nor ${elsewhere}.`,
    );
  }
  await rm(usual, { recursive: true, force: true }); // empty: nothing was ever made in it
  return elsewhere;
}

async function own(folder: string, account: Account | null) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.ids.uid, account.ids.gid);
}

/** DATA_DIR/database.json: where the data lives and its two passwords. Written once, by whoever comes first. */
async function readKeys(dataDir: string): Promise<Keys> {
  const file = path.join(dataDir, 'database.json');
  const kept = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept !== null) return JSON.parse(kept);
  if (await exists(path.join(dataDir, 'postgres', MAJOR))) {
    throw new DatabaseFault(`${file} is missing, which held the password of the database beside it: put it back.`);
  }
  const secret = () => randomBytes(24).toString('base64url');
  const fresh = `${file}.${process.pid}`;
  const keys = { folder: 'postgres', password: secret(), adminPassword: secret() };
  await writeFile(fresh, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  await link(fresh, file).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(fresh);
  return JSON.parse(await readFile(file, 'utf8'));
}

async function writeKeys(dataDir: string, keys: Keys) {
  const file = path.join(dataDir, 'database.json');
  await writeFile(`${file}.${process.pid}`, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  await rename(`${file}.${process.pid}`, file);
}

/** Made aside and moved into place when complete, so that a kill leaves nothing half-made. */
async function initialise({ home, pgdata, keys, account, binaries }: Place) {
  const unfinished = path.join(home, `new-${process.pid}`);
  const secret = path.join(home, `secret-${process.pid}`);
  try {
    await writeFile(secret, `${keys.adminPassword}\n`, { mode: 0o600 });
    if (account) await chown(secret, account.ids.uid, account.ids.gid);
    await initdb({ folder: unfinished, secret, account, binaries });
    await rename(unfinished, pgdata).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another command was first
    });
  } catch (error) {
    throw diskFault(error, home) ?? error;
  } finally {
    await rm(secret, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Order by code point and Unicode case rules, both out of PostgreSQL itself, so that no update of the system's locales
 * can break an index. The character classes of full-text search still come from the system: any UTF-8 locale will do,
 * plain C would take typographic quotes for letters.
 */
async function initdb(options: { folder: string; secret: string; account: Account | null; binaries: Binaries }) {
  const { folder, secret, account, binaries } = options;
  for (const classes of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const flags = [
      `--pgdata=${folder}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${classes}`,
      '--text-search-config=english',
      '--no-instructions',
    ];
    try {
      await promisify(execFile)(binaries.initdb, flags, {
        ...account?.ids,
        cwd: path.dirname(folder),
        env: PLAIN_ENV,
      });
      return;
    } catch (error) {
      const words = String((error as { stderr?: string }).stderr ?? error);
      if (words.includes('invalid locale') && classes !== 'C') continue;
      throw (
        diskFault(new Error(words), folder) ?? new DatabaseFault(`The database could not be made: ${oneLine(words)}`)
      );
    }
  }
}

type Asking = {
  place: Place;
  settings: Record<string, string | number>;
  tell: (sentence: string) => void;
  port?: number;
  hasLeft?: () => boolean;
};

/** A connection to the running server, started if need be. Returns once it answers, however long recovery takes. */
async function reach({ place, settings, tell, port, hasLeft }: Asking): Promise<{ keeper: pg.Client; port: number }> {
  const until = Date.now() + READY_WITHIN;
  let child: Awaited<ReturnType<typeof startPostmaster>> | null = null;
  let starts = 0;
  while (Date.now() < until && !hasLeft?.()) {
    const running = await findPostmaster(place.pgdata);
    if (running?.port) {
      const keeper = await connect(place.keys, running.port);
      if (keeper) {
        if (!child) tell('found running');
        return { keeper, port: running.port };
      }
    } else if (!running && (!child || child.hasEnded())) {
      if (starts > 0) await sleep(250); // the old server's last processes may still be letting go
      const words = starts > 0 ? await lastWords(place.log) : '';
      const full = diskFault(new Error(words), place.home);
      if (full) throw full;
      if (starts === STARTS)
        throw new DatabaseFault(`PostgreSQL does not start (log: ${place.log}): ${oneLine(words)}`);
      starts += 1;
      child = await startPostmaster({ ...place, settings, port: port ?? (await freePort()) });
    }
    await sleep(20);
  }
  throw new DatabaseFault(`PostgreSQL has not become ready in ${READY_WITHIN / 1000} s: see ${place.log}.`);
}

/** While serving there is nobody to read an error and quit: keep trying until we leave, and say why now and then. */
async function reachAgain(asking: Asking & { hasLeft: () => boolean }): Promise<pg.Client | null> {
  for (let tries = 0; !asking.hasLeft(); tries++) {
    try {
      return (await reach(asking)).keeper;
    } catch (error) {
      if (tries % 10 === 0 && !asking.hasLeft()) asking.tell(error instanceof Error ? error.message : String(error));
      await sleep(1000);
    }
  }
  return null;
}

async function connect(keys: Keys, port: number, name = KEEPER): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: urlOf({ role: 'postgres', password: keys.adminPassword, port, database: 'postgres' }),
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {}); // its end is what counts
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    if ((error as { code?: string }).code !== '28P01') return null; // refused or starting up: ask again
    throw new DatabaseFault('The running database does not take the password in database.json: was DATA_DIR mixed up?');
  }
}

async function ensureRoleAndDatabase(admin: pg.Client, { password }: Keys) {
  const taken = new Set(['42710', '42P04', '23505']); // two commands at once: the other was first
  const attempt = async (found: string, create: string) => {
    if ((await admin.query(found)).rowCount) return;
    await admin.query(create).catch((error) => {
      if (!taken.has(error.code)) throw error;
    });
  };
  await attempt(
    `select 1 from pg_roles where rolname = 'rejoinder'`,
    `create role rejoinder login password ${admin.escapeLiteral(password)}`,
  );
  await attempt(`select 1 from pg_database where datname = 'rejoinder'`, 'create database rejoinder owner rejoinder');
}

/** Whether anybody else still uses the server. One who was killed just now may be on the list for a moment. */
async function isKept(keys: Keys, port: number): Promise<boolean> {
  const client = await connect(keys, port, 'rejoinder leaving').catch(() => null);
  if (!client) return false;
  const others = () => client.query('select from pg_stat_activity where application_name = $1', [KEEPER]);
  try {
    for (let looks = 1; looks < LOOKS; looks++) {
      if ((await others()).rowCount === 0) return false;
      await sleep(100);
    }
    return (await others()).rowCount !== 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function urlOf({ role, password, port, database }: { role: string; password: string; port: number; database: string }) {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** PostgreSQL cannot pick a free port itself. Should another program be quicker, its start fails and is tried anew. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

function exists(file: string) {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function oneLine(words: string) {
  return words.replace(/\s+/g, ' ').trim().slice(0, 300);
}
