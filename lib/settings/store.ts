import { db, type Tx } from '@/lib/db/client';

const KEY = 'site';

export async function findSettings(): Promise<unknown> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return row?.value ?? {};
}

export async function saveSettings(tx: Tx, value: object) {
  await tx.setting.upsert({
    where: { key: KEY },
    create: { key: KEY, value },
    update: { value, version: { increment: 1 } },
  });
}
