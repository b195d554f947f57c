import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { readSettings } from '../read';
import { findSettingsVersion } from '../version-store';
import { toHoursFields } from './fields';
import { placesFor } from './places';
import { previewHours } from './preview';

export async function getHoursToChange(actor: Actor, now: Date) {
  if (!can(actor, 'settings.change')) return null;
  const version = await findSettingsVersion(); // read first: a change in between is then noticed as a conflict
  const settings = await readSettings();
  const typed = toHoursFields(settings);
  const { calendar, deskMinutes } = settings.promise;
  return {
    version,
    typed,
    places: placesFor(typed),
    preview: previewHours(calendar, deskMinutes, now),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
  };
}
