import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from './database';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `prisma migrate diff --exit-code` says: 0 no drift, 2 some. The engine is the WebAssembly one; it needs no download. */
async function drift(schema: string): Promise<{ code: number; output: string }> {
  const server = { url: inject('databaseUrl'), adminUrl: inject('databaseAdminUrl') };
  const env = {
    ...process.env,
    DATABASE_URL: await cloneDatabase(server, 'template1'),
    SHADOW_DATABASE_URL: await cloneDatabase(server, 'template1'),
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, 'lib/test/schema-engine.mjs'),
  };
  const cli = path.join(root, 'node_modules/prisma/build/index.js');
  const args = ['migrate', 'diff', '--config', 'prisma/config.ts', '--from-migrations', 'prisma/migrations'];
  return run(process.execPath, [cli, ...args, '--to-schema', schema, '--script', '--exit-code'], { cwd: root, env })
    .then(({ stdout }) => ({ code: 0, output: stdout }))
    .catch((error) => ({ code: error.code, output: error.stdout + error.stderr }));
}

test('the migrations make exactly the schema', { timeout: 60_000 }, async () => {
  expect(await drift('prisma/schema.prisma')).toEqual({ code: 0, output: expect.any(String) });
});

test('a schema with one field more is told apart (the control: a dead engine would find no drift either)', {
  timeout: 60_000,
}, async () => {
  const schema = await readFile(path.join(root, 'prisma/schema.prisma'), 'utf8');
  const folder = await mkdtemp(path.join(tmpdir(), 'rejoinder-drift-'));
  const altered = path.join(folder, 'schema.prisma');
  await writeFile(altered, schema.replace('model Tag {', 'model Tag {\n  colour String?'));
  const found = await drift(altered);
  expect(found.code).toBe(2);
  expect(found.output).toContain('colour');
});
