'use server';

import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { readSettings } from '../read';
import { changeHours } from './change-hours';
import { CLOSURES_MAX, type HoursFields, hoursFields, readHoursFields } from './fields';
import { type Places, placesFor } from './places';
import { type HoursPreview, previewHours } from './preview';

export type HoursState = {
  refusal: Refusal | null;
  notice: string;
  version: string;
  typed: HoursFields;
  places: Places;
  preview: HoursPreview | null;
};

const Version = z.coerce.number().int().min(0).max(2_147_483_647).catch(0);

/** Saves the hours, or only shows what they come to. */
export async function changeHoursAction(_last: HoursState | null, data: FormData): Promise<HoursState> {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.slice(0, 500) : '';
  };
  const rows = Array.from({ length: CLOSURES_MAX }, (_, row) => `closure-${row}`).filter((row) =>
    data.has(`${row}-from`),
  );
  const typed = {
    ...Object.fromEntries(hoursFields.map((name) => [name, text(name)])),
    closures: rows.map((row) => ({ from: text(`${row}-from`), to: text(`${row}-to`), reason: text(`${row}-reason`) })),
  } as HoursFields;
  const state: HoursState = {
    refusal: null,
    notice: '',
    version: text('version'),
    typed,
    places: placesFor(typed),
    preview: null,
  };
  const actor = await deskActor('settings.change');
  if (!actor) return { ...state, ...refuse('forbidden', notAtTheDesk) };

  const read = readHoursFields(typed, await readSettings());
  if (!read.ok) {
    return { ...state, ...refuse('invalid', 'Please check what is marked. Nothing was changed yet.', read.fields) };
  }
  const { calendar, deskMinutes } = read.settings.promise;
  const shown = { ...state, preview: previewHours(calendar, deskMinutes, new Date()) };
  if (text('intent') === 'try') return { ...shown, notice: 'Not saved yet.' };

  const changed = await changeHours(actor, typed, Version.parse(state.version));
  if (!changed.ok) return { ...shown, refusal: changed.refusal };
  await settled(changed.value.eventId);
  return {
    ...shown,
    version: String(changed.value.version),
    notice: 'Saved. New answers are promised by these hours.',
  };
}
