import { access, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type SignIn = { email: string; password: string | null; keptIn: string | null };

/** The first owner. A password made for them is told once and kept in a file that only we can read. */
export async function prepareOwner(dataDir: string): Promise<SignIn> {
  const { ensureOwner } = await import('@/prisma/seed');
  const file = path.join(dataDir, 'first-sign-in.txt');
  const { email, password } = await ensureOwner();
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

export async function seedWhenEmpty(kind: 'demo' | 'none', note: (words: string) => void) {
  const { pool } = await import('@/lib/db/client');
  const { rowCount } = await pool().query('select 1 from post limit 1');
  if (rowCount) {
    note('there are posts already');
    return;
  }
  const { seed } = await import('@/prisma/seed');
  await seed({ kind });
  note(kind === 'demo' ? 'written' : 'not wanted (SEED=none)');
}
