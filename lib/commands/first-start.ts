import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

export type SignIn = { email: string; password: string | null; keptIn: string | null };

const LOCK = 7_061_002; // nodes that start at once on one empty database seed it once

/** The first owner, and something to read, where there has been neither. Imports what reads the environment, so that must be settled. */
export async function furnish(options: {
  databaseUrl: string;
  dataDir: string;
  kind: 'demo' | 'none';
  note: (words: string) => void;
}): Promise<SignIn> {
  const { databaseUrl, dataDir, kind, note } = options;
  const { ensureOwner, seed } = await import('@/prisma/seed');
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const owner = await ensureOwner();
    const { rows } = await client.query<{ furnished: boolean; written: boolean }>(
      `select exists (select from event where kind = 'site.seeded') as furnished, exists (select from post) as written`,
    );
    const { furnished, written } = rows[0]!;
    // An archive may have been imported before the first start: it wants guidelines, and no demonstration beside it.
    const wanted = written ? 'none' : kind;
    if (!furnished) await seed({ kind: wanted });
    note(
      furnished
        ? 'furnished before'
        : wanted === 'demo'
          ? 'written'
          : written
            ? 'not needed'
            : 'not wanted (SEED=none)',
    );
    return await keepSignIn(path.join(dataDir, 'first-sign-in.txt'), owner);
  } finally {
    await client.end();
  }
}

/** A password made for the owner is told once, and kept in a file that only we can read. */
async function keepSignIn(file: string, owner: { email: string; password: string | null }): Promise<SignIn> {
  const { email, password } = owner;
  if (password) {
    await writeFile(file, `${email}\n${password}\n`, { mode: 0o600 });
    return { email, password, keptIn: file };
  }
  const isKept = await access(file).then(
    () => true,
    () => false,
  );
  return { email, password: null, keptIn: isKept ? file : null };
}
