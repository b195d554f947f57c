'use server';

import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { changeSettings } from '../change-settings';
import { type SettingsFields, settingsFields } from '../form';

export type SettingsState = { refusal: Refusal | null; notice: string; version: string; typed: SettingsFields };

const Version = z.coerce.number().int().min(0).max(2_147_483_647).catch(0);

export async function changeSettingsAction(_last: SettingsState | null, data: FormData): Promise<SettingsState> {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.slice(0, 20_000).replaceAll('\r\n', '\n') : '';
  };
  const typed = Object.fromEntries(settingsFields.map((name) => [name, text(name)])) as SettingsFields;
  const state: SettingsState = { refusal: null, notice: '', version: text('version'), typed };
  const actor = await deskActor('settings.change');
  if (!actor) return { ...state, ...refuse('forbidden', notAtTheDesk) };

  const changed = await changeSettings(actor, typed, Version.parse(state.version));
  if (!changed.ok) return { ...state, refusal: changed.refusal };
  await settled(changed.value.eventId);
  return { ...state, version: String(changed.value.version), notice: 'Saved. Every page shows it now.' };
}
