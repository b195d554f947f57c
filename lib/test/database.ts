import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { cloneDatabase, type Server } from './clone-database';

export { cloneDatabase };

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
  const url = await cloneDatabase(testServer());
  process.env.DATABASE_URL = url;
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'rejoinder-test-'));
  process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
  process.env.SITE_URL = 'http://blog.example';
  process.env.LOG_LEVEL ??= 'silent';
  return url;
}

/** The server itself, for tests that want databases of another kind or start the application on it. */
export function testServer(): Server {
  return { url: inject('databaseUrl'), adminUrl: inject('databaseAdminUrl') };
}
