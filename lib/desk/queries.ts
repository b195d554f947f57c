import 'server-only';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { keysOf } from './keys';
import { findPreference } from './store';

const preferenceOf = cache(findPreference);

/** The keys that work for this editor now; none at all when they are switched off. */
export async function getKeys(actor: Actor) {
  if (!can(actor, 'desk.enter') || actor.personId === null) return keysOf({}, true);
  const found = await preferenceOf(actor.personId);
  return keysOf(found?.keys, found?.keysOff);
}

/** The same for the form that changes them: what each would be if they were on. */
export async function getPreferences(actor: Actor) {
  if (!can(actor, 'desk.enter') || actor.personId === null) return null;
  const found = await preferenceOf(actor.personId);
  return { on: !found?.keysOff, keys: keysOf(found?.keys) };
}

/** Which letters this editor gets; null for whoever gets none. */
export async function getLetters(actor: Actor) {
  if (!can(actor, 'comment.decide') || actor.personId === null) return null;
  const found = await preferenceOf(actor.personId);
  return { letterEach: found?.letterEach ?? false, letterNearing: found?.letterNearing ?? true };
}
