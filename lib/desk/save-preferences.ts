import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { ok, type Result, refuse } from '@/lib/result';
import { changesOf, keysOf } from './keys';
import type { LettersForm, PreferencesForm } from './schema';
import { upsertPreference } from './store';

/** One's own keys. They are nobody else's business, so the log does not hear of them. */
export async function savePreferences(actor: Actor, { on, keys }: PreferencesForm): Promise<Result<null>> {
  if (!can(actor, 'desk.enter') || actor.personId === null) {
    return refuse('forbidden', 'Only those who work at the desk have keys there.');
  }
  await upsertPreference(actor.personId, { keys: changesOf(keysOf(keys)), keysOff: !on });
  return ok(null);
}

/** Which letters of the desk one wants: nobody else's business either. */
export async function saveLetters(actor: Actor, letters: LettersForm): Promise<Result<null>> {
  if (!can(actor, 'comment.decide') || actor.personId === null) {
    return refuse('forbidden', 'Only editors get letters about what waits.');
  }
  await upsertPreference(actor.personId, letters);
  return ok(null);
}
