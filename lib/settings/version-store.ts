import { db, type Tx } from '@/lib/db/client';

const KEY = 'site';

/** 0 before anything was saved. */
export async function findSettingsVersion(): Promise<number> {
  const row = await db.setting.findUnique({ where: { key: KEY }, select: { version: true } });
  return row?.version ?? 0;
}

/** Saves over the version that was opened and no other; the answer says whether it was still that one. */
export async function saveSettingsIfVersion(tx: Tx, value: object, version: number): Promise<boolean> {
  if (version === 0) {
    const { count } = await tx.setting.createMany({ data: [{ key: KEY, value }], skipDuplicates: true });
    return count === 1;
  }
  const { count } = await tx.setting.updateMany({
    where: { key: KEY, version },
    data: { value, version: version + 1 },
  });
  return count === 1;
}
