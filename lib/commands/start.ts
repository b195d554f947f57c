import path from 'node:path';
import type { Env } from '@/lib/env';
import { claimPort, portFault, siteUrlOf } from './address';
import { buildWhenStale } from './build';
import { beforeLeaving, closeAll, isLeaving, leaveOnSignals, nowServing } from './closing';
import { prepareDataDir } from './data-dir';
import { migrateDatabase, openAnyDatabase, readEnvironment, settleEnvironment } from './environment';
import { furnish, type SignIn } from './first-start';
import { generateClient } from './generate';
import { takeLock } from './lock';
import { Fault, step } from './steps.mjs';

/** Everything from an empty folder to a blog that answers. Every step finds out by itself whether it is needed. */
export async function start({ dev }: { dev: boolean }) {
  const env = await readEnvironment();
  leaveOnSignals();
  try {
    await prepareDataDir(env.dataDir);
    await lockDataDir(env.dataDir);
    const port = await claimPort(env);
    const siteUrl = siteUrlOf(env, port);

    const databaseUrl = await step('Database', (note) => openAnyDatabase(env, note));
    await settleEnvironment(env, { databaseUrl, siteUrl });
    await step('Migrations', async (note) => {
      await generateClient();
      await migrateDatabase(databaseUrl, note);
    });
    const signIn = await step('Demonstration blog', (note) =>
      furnish({ databaseUrl, dataDir: env.dataDir, kind: env.seed, note }),
    );
    if (!dev) await step('Build', (note) => buildWhenStale(path.join(env.dataDir, 'build.log'), note));
    if (isLeaving()) return;

    await step('Address', async (note) => {
      await serveAt(env, { port, siteUrl, dev, databaseUrl });
      note(siteUrl);
    });
    nowServing();
    tellSignIn(siteUrl, signIn);
  } catch (error) {
    if (isLeaving()) return; // what fails while we are being stopped is no news
    await closeAll();
    throw error;
  }
}

async function lockDataDir(dataDir: string) {
  const lock = await takeLock(path.join(dataDir, 'start.lock'));
  if (!lock)
    throw new Fault(`Rejoinder is already running on ${dataDir}: stop it first, or set DATA_DIR to another folder.`);
  beforeLeaving('the lock', lock.release);
}

type Where = { port: number; siteUrl: string; dev: boolean; databaseUrl: string };

async function serveAt(env: Env, where: Where) {
  const [{ serve }, { startWorker }, { closeDb }] = await Promise.all([
    import('@/lib/server/serve'),
    import('@/lib/jobs/worker'),
    import('@/lib/db/client'),
  ]);
  beforeLeaving('the connections', closeDb);
  const worker = startWorker();
  beforeLeaving('the worker', () => worker.stop());
  const server = await serve({ ...where, host: env.host, trustProxy: env.trustProxy }).catch((error) => {
    throw portFault(error, { ...where, host: env.host }) ?? error;
  });
  beforeLeaving('the server', () => server.close());
}

function tellSignIn(siteUrl: string, { email, password, keptIn }: SignIn) {
  const secret = password ? `password  ${password}` : keptIn ? `password in ${keptIn}` : 'with your password';
  console.log(`
  Open      ${siteUrl}
  Sign in   ${siteUrl}/sign-in as ${email}, ${secret}
  Stop      Ctrl-C
`);
}
