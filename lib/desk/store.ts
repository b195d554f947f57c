import { db } from '@/lib/db/client';
import type { ChangedKeys } from './keys';

export function findPreference(personId: number) {
  return db.deskPreference.findUnique({ where: { personId }, select: { keys: true, keysOff: true } });
}

export async function upsertKeys(personId: number, preference: { keys: ChangedKeys; keysOff: boolean }) {
  await db.deskPreference.upsert({
    where: { personId },
    create: { personId, ...preference },
    update: preference,
  });
}
