import { db } from '@/lib/db/client';
import type { ChangedKeys } from './keys';
import type { LettersForm } from './schema';

type Preference = { keys: ChangedKeys; keysOff: boolean } | LettersForm;

export function findPreference(personId: number) {
  return db.deskPreference.findUnique({ where: { personId }, omit: { personId: true } });
}

export async function upsertPreference(personId: number, preference: Preference) {
  await db.deskPreference.upsert({
    where: { personId },
    create: { personId, ...preference },
    update: preference,
  });
}
