import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { ExpiryLine } from '@/lib/cache/expiry';

/** Asks the database over the line that is open, or over a new connection when there is none. */
export async function databaseAnswers(line: ExpiryLine, databaseUrl: string, ms: number): Promise<boolean> {
  if (line.state === 'sure') {
    return line.query('select 1', [], ms).then(
      () => true,
      () => false,
    );
  }
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: ms });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    client.end().catch(() => {});
  }
}

/** What keeps this node from being of use, in words for an operator; never a secret, for anybody may ask. */
export async function troublesOf(line: ExpiryLine, root: string): Promise<string[]> {
  if (line.state !== 'sure') return ['the database cannot be reached'];
  try {
    const applied = await line.query<{ name: string }>(
      'select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    );
    const names = new Set(applied.map(({ name }) => name));
    const missing = (await migrationsOf(root)).filter((name) => !names.has(name));
    return missing.length > 0 ? [`${missing.length} of the database's migrations are not applied`] : [];
  } catch {
    return ['the database does not answer'];
  }
}

async function migrationsOf(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, 'prisma', 'migrations'), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
