import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A PostgreSQL for tests, as its ordinary user and as its superuser. */
export type Server = { url: string; adminUrl: string };

/** A new database. `template` is `migrated` or, for tests of migration itself, `template1`. */
export async function cloneDatabase(server: Server, template: 'migrated' | 'template1' = 'migrated'): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server.adminUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template ${template} owner rejoinder`);
  } finally {
    await admin.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}
