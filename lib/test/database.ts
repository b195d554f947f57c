import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    databaseAdminUrl: string;
  }
}

/**
 * A migrated database of this test file's own, on the server that globalSetup started. A setup file has already called it
 * for every `*.db.test.ts` before its imports, so a test calls it only when it wants a second, empty one.
 */
export async function freshDatabase(): Promise<string> {
  const url = await cloneDatabase({ url: inject('databaseUrl'), adminUrl: inject('databaseAdminUrl') });
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'rejoinder-test-'));
  process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
  process.env.SITE_URL = 'http://blog.example';
  process.env.LOG_LEVEL ??= 'silent';
  return url;
}

type Server = { url: string; adminUrl: string };

/** `template` is `migrated` or, for tests of migration itself, `template1`. */
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
