import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';

export type { Prisma } from './generated/client';

/** What stores take: the client itself, or a transaction. */
export type Tx = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;

export const POOL_MAX = 12;

const shared = globalThis as unknown as { rejoinderDb?: { pool: pg.Pool; client: PrismaClient } };

/** One client a process, also when Next's development server loads this file anew. Opened at the first use, so that a build needs no database. */
function connection() {
  shared.rejoinderDb ??= connect();
  return shared.rejoinderDb;
}

function connect() {
  const pool = new pg.Pool({
    connectionString: env.databaseUrl ?? undefined,
    max: POOL_MAX,
    connectionTimeoutMillis: 1_500, // a form must hear "not now" within two seconds (THREATS 79)
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    lock_timeout: 5_000,
    application_name: 'rejoinder',
  });
  pool.on('error', () => {}); // an idle connection that breaks is replaced at its next use
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' }) };
}

export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get(connection().client, property),
});

/** Plain connections, for LISTEN and for what SQL says better. */
export function pool(): pg.Pool {
  return connection().pool;
}

/** All or nothing. Read committed: what must not race is guarded by unique indexes, versions and row locks. */
export function transaction<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return connection().client.$transaction(work, { maxWait: 2_000, timeout: 10_000 });
}

export async function closeDb() {
  const open = shared.rejoinderDb;
  shared.rejoinderDb = undefined;
  await open?.client.$disconnect();
  await open?.pool.end();
}
