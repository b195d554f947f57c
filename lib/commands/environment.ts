import { openDatabase } from '@/lib/db/embedded';
import { checkServer, migrate } from '@/lib/db/migrate';
import type { Env } from '@/lib/env';
import { beforeLeaving, isLeaving, isServing } from './closing';
import { readSecrets } from './data-dir';

/**
 * The environment as its operator gave it. `lib/env.ts` freezes what it finds when it is first imported, and the final
 * values are not known before the database is open: so this reads it by an address of its own, and leaves the other fresh.
 */
export async function readEnvironment(): Promise<Env> {
  const early: string = '../env.ts?early';
  const { env } = (await import(early)) as typeof import('@/lib/env');
  return env;
}

/** From here on `@/lib/env` may be imported, by us and by what Next has built. */
export async function settleEnvironment(env: Env, { databaseUrl, siteUrl }: { databaseUrl: string; siteUrl?: string }) {
  const { authSecret, serverActionsKey } = await readSecrets(env.dataDir, env.authSecret);
  process.env.NEXT_TELEMETRY_DISABLED ??= '1';
  process.env.DATA_DIR = env.dataDir;
  process.env.DATABASE_URL = databaseUrl;
  process.env.AUTH_SECRET = authSecret;
  process.env.NEXTAUTH_SECRET = authSecret;
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = serverActionsKey;
  if (siteUrl) process.env.SITE_URL = siteUrl;
  if (siteUrl) process.env.NEXTAUTH_URL = siteUrl;
}

/** The operator's own server, or the embedded one, which is left when we leave. */
export async function openAnyDatabase(env: Env, note: (words: string) => void): Promise<string> {
  if (env.databaseUrl) {
    await checkServer(env.databaseUrl);
    note(`DATABASE_URL, on ${new URL(env.databaseUrl).hostname || 'this machine'}`);
    return env.databaseUrl;
  }
  let words = 'started';
  const opened = await openDatabase({
    dataDir: env.dataDir,
    onStep: (sentence) => {
      words = sentence;
      if (isServing() && !isLeaving()) console.error(sentence);
    },
  });
  beforeLeaving('the database', opened.stop);
  await checkServer(opened.url);
  note(`PostgreSQL 18, ${words}`);
  return opened.url;
}

export async function migrateDatabase(databaseUrl: string, note: (words: string) => void) {
  const applied = await migrate(databaseUrl);
  note(applied.length === 0 ? 'up to date' : `${applied.length} applied`);
}
