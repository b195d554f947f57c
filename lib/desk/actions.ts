'use server';

import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { type Refusal, refuse } from '@/lib/result';
import { type ActName, actNames, keysOf } from './keys';
import { saveLetters, savePreferences } from './save-preferences';
import { LettersForm, PreferencesForm } from './schema';

export type PreferencesState = {
  refusal: Refusal | null;
  notice: string;
  typed: { on: boolean; keys: Record<ActName, string> };
};

export async function savePreferencesAction(_last: PreferencesState | null, data: FormData): Promise<PreferencesState> {
  const text = (name: ActName) => String(data.get(`key-${name}`) ?? '').slice(0, 40);
  const keys = Object.fromEntries(actNames.map((name) => [name, text(name)])) as Record<ActName, string>;
  const typed = data.has('reset') ? { on: data.has('on'), keys: keysOf({}) } : { on: data.has('on'), keys };
  const actor = await deskActor();
  if (!actor) return { notice: '', typed, ...refuse('forbidden', notAtTheDesk) };

  const form = PreferencesForm.safeParse(typed);
  if (!form.success) {
    const fields = z.treeifyError(form.error).properties?.keys?.properties ?? {};
    const errors = Object.fromEntries(Object.entries(fields).map(([name, found]) => [name, found?.errors]));
    return { notice: '', typed, ...refuse('invalid', 'Nothing was saved: please look at the marked keys.', errors) };
  }
  const saved = await savePreferences(actor, form.data);
  if (!saved.ok) return { notice: '', typed, refusal: saved.refusal };
  const notice = data.has('reset') ? 'Saved: every key is as it was in the beginning.' : 'Saved.';
  return { refusal: null, notice, typed: { on: typed.on, keys: form.data.keys } };
}

export type LettersState = { refusal: Refusal | null; notice: string; typed: LettersForm };

export async function saveLettersAction(_last: LettersState | null, data: FormData): Promise<LettersState> {
  const typed = LettersForm.parse(data instanceof FormData ? Object.fromEntries(data) : {});
  const actor = await deskActor('comment.decide');
  if (!actor) return { notice: '', typed, ...refuse('forbidden', notAtTheDesk) };
  const saved = await saveLetters(actor, typed);
  return saved.ok ? { refusal: null, notice: 'Saved.', typed } : { refusal: saved.refusal, notice: '', typed };
}
