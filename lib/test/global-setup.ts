import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../db/embedded';
import { migrate } from '../db/migrate';

/** One throw-away PostgreSQL for all database tests, with a migrated database to clone. Careless of crashes: it is quicker. */
export default async function setup(project: TestProject) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rejoinder-postgres-'));
  await chmod(dataDir, 0o711);
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: 200 };
  const server = await openDatabase({ dataDir, settings });
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  await admin.query('create database migrated owner rejoinder');
  await admin.end();
  await migrate(server.url.replace(/\/rejoinder$/, '/migrated'));
  project.provide('databaseUrl', server.url);
  project.provide('databaseAdminUrl', server.adminUrl);

  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
