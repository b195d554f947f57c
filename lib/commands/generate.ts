import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './prepare.mjs';
import { runTool } from './run-tool';
import { Fault } from './steps.mjs';

/** Writes the Prisma client anew when its schema has changed. Needs no network and no database. */
export async function generateClient(note: (words: string) => void = () => {}) {
  const stamp = path.join(root, 'lib/db/generated/.made-from');
  const wanted = await sourceOfClient();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) {
    note('up to date');
    return;
  }
  const { code, output } = await runTool('prisma/build/index.js', ['generate', '--config', 'prisma/config.ts'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath, // wanted, never run: any will do
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  });
  if (code !== 0) throw new Fault(`The Prisma client could not be generated: ${output.trim()}`);
  await writeFile(stamp, wanted);
  note('generated');
}

async function sourceOfClient(): Promise<string> {
  const files = ['prisma/schema.prisma', 'node_modules/prisma/package.json'];
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(path.join(root, file)));
  return hash.digest('hex');
}
