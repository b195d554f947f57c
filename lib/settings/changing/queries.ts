import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { toFields } from '../form';
import { readSettings } from '../read';
import { findSettingsVersion } from '../version-store';

export async function getSettingsToChange(actor: Actor) {
  if (!can(actor, 'settings.change')) return null;
  const version = await findSettingsVersion(); // read first: a change in between is then noticed as a conflict
  return { version, fields: toFields(await readSettings()) };
}

export async function getLinksToChange(actor: Actor) {
  if (!can(actor, 'settings.change')) return null;
  const version = await findSettingsVersion();
  const { navigation, social } = await readSettings();
  return { version, links: { navigation, social } };
}
