import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeLeaving, closeAll, leaveOnSignals } from './closing';
import { prepareDataDir } from './data-dir';
import { migrateDatabase, openAnyDatabase, readEnvironment, settleEnvironment } from './environment';
import { generateClient } from './generate';
import { root } from './prepare.mjs';

export type Command = (args: string[], here: string) => Promise<unknown>;

/**
 * Runs a command file, with the database open if it wants one. The file exports `run(args, here)`, which may return the
 * exit code; `here` is the folder that file names on the command line start from.
 */
export async function runCommand(options: { file: string; args: string[]; here: string; withDatabase: boolean }) {
  const { file, args, here, withDatabase } = options;
  leaveOnSignals();
  try {
    if (withDatabase) await openForCommand();
    else await generateClient();
    process.argv = [process.argv[0]!, path.resolve(root, file), ...args];
    const command = (await import(pathToFileURL(path.resolve(root, file)).href)) as { run?: Command };
    const code = await command.run?.(args, here);
    return typeof code === 'number' ? code : process.exitCode;
  } finally {
    await closeAll();
  }
}

async function openForCommand() {
  const env = await readEnvironment();
  const silent = () => {};
  await prepareDataDir(env.dataDir);
  const databaseUrl = await openAnyDatabase(env, silent);
  await settleEnvironment(env, { databaseUrl });
  await generateClient();
  await migrateDatabase(databaseUrl, silent);
  const { closeDb } = await import('@/lib/db/client');
  beforeLeaving('the connections', closeDb);
}
