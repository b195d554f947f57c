import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { ok, type Result, refuse } from '@/lib/result';
import { changesOf, keysOf } from './keys';
import type { PreferencesForm } from './schema';
import { upsertKeys } from './store';

/** One's own keys. They are nobody else's business, so the log does not hear of them. */
export async function savePreferences(actor: Actor, { on, keys }: PreferencesForm): Promise<Result<null>> {
  if (!can(actor, 'desk.enter') || actor.personId === null) {
    return refuse('forbidden', 'Only those who work at the desk have keys there.');
  }
  await upsertKeys(actor.personId, { keys: changesOf(keysOf(keys)), keysOff: !on });
  return ok(null);
}
