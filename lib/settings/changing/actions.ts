'use server';

import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { changeLinks } from '../change-links';
import { changeSettings } from '../change-settings';
import { type SettingsFields, settingsFields } from '../form';
import { Arrangement, arrange, type LinkListName, linkLists, type TypedLinks } from '../links';
import { LINKS_MAX } from '../schema';

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

export type LinksState = {
  refusal: Refusal | null;
  notice: string;
  version: string;
  typed: TypedLinks;
  arranged: Arrangement | null; // what was just done to the rows, for the focus to follow
};

/** Saves the links; or does to the rows what a button says, and saves nothing yet. */
export async function changeLinksAction(_last: LinksState | null, data: FormData): Promise<LinksState> {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.slice(0, 2_000) : '';
  };
  const rows = (list: LinkListName) =>
    Array.from({ length: LINKS_MAX }, (_, row) => `${list}-${row}`)
      .filter((row) => data.has(`${row}-label`))
      .map((row) => ({ label: text(`${row}-label`), href: text(`${row}-href`) }));
  const typed = Object.fromEntries(linkLists.map((list) => [list, rows(list)])) as TypedLinks;
  const state: LinksState = { refusal: null, notice: '', version: text('version'), typed, arranged: null };
  const actor = await deskActor('settings.change');
  if (!actor) return { ...state, ...refuse('forbidden', notAtTheDesk) };

  const arrangement = Arrangement.safeParse(text('arrange'));
  if (arrangement.success) {
    return { ...state, typed: arrange(typed, arrangement.data), arranged: arrangement.data, notice: 'Not saved yet.' };
  }
  const changed = await changeLinks(actor, typed, Version.parse(state.version));
  if (!changed.ok) return { ...state, refusal: changed.refusal };
  await settled(changed.value.eventId);
  return { ...state, version: String(changed.value.version), notice: 'Saved. Every page shows it now.' };
}
