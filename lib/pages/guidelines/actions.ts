'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { addGuideline } from './add-guideline';
import { moveGuideline } from './move-guideline';
import { getClauseToWrite } from './queries';
import { restoreGuideline, retireGuideline } from './retire-guideline';
import { reviseGuideline } from './revise-guideline';
import { ClauseForm, ClauseMove, ClauseSeen } from './schema';

export type ClauseState = {
  refusal: Refusal | null;
  notice: string;
  version: string;
  title: string;
  summary: string;
  text: string;
  latest: string | null; // after a conflict: what "save mine" would be saved over
};

export async function writeClauseAction(_last: ClauseState | null, data: FormData): Promise<ClauseState> {
  const state = readTyped(data);
  const actor = await deskActor('page.write');
  if (!actor) return { ...state, ...refuse('forbidden', notAtTheDesk) };
  const form = ClauseForm.safeParse(state);
  if (!form.success)
    return { ...state, ...refuse('invalid', 'Please check what is marked.', z.flattenError(form.error).fieldErrors) };

  const id = readField(data, 'id');
  if (id === '') {
    const added = await addGuideline(actor, form.data, new Date());
    if (!added.ok) return { ...state, refusal: added.refusal };
    await settled(added.value.eventId);
    redirect(`/desk/guidelines/${added.value.id}?added=1`);
  }

  const seen = ClauseSeen.safeParse({ id, version: readField(data, 'over') || state.version });
  if (!seen.success) return { ...state, ...refuse('missing', 'There is no such clause.') };
  const saved = await reviseGuideline(actor, seen.data, form.data, new Date());
  if (!saved.ok) {
    const latest = saved.refusal.code === 'conflict' ? await getClauseToWrite(actor, id) : null;
    return { ...state, refusal: saved.refusal, latest: latest && String(latest.version) };
  }
  await settled(saved.value.eventId);
  return { ...state, version: String(saved.value.version), notice: 'Saved. Readers see it now.' };
}

/** One place up or down; to the list, which shows the new order. Comes back only when refused. */
export async function moveClauseAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('page.write');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const form = ClauseMove.safeParse(Object.fromEntries(data));
  if (!form.success) return refuse('invalid', 'There is no such move.').refusal;

  const moved = await moveGuideline(actor, form.data, new Date());
  if (!moved.ok) return moved.refusal;
  await settled(moved.value.eventId);
  redirect(`/desk/guidelines?done=${form.data.way}&clause=${form.data.id}`);
}

/** Out of force, or into it again. Comes back only when refused. */
export async function retireClauseAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('page.write');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const seen = ClauseSeen.safeParse(Object.fromEntries(data));
  if (!seen.success) return refuse('missing', 'There is no such clause.').refusal;

  const back = readField(data, 'intent') === 'restore';
  const changed = await (back ? restoreGuideline : retireGuideline)(actor, seen.data, new Date());
  if (!changed.ok) return changed.refusal;
  await settled(changed.value.eventId);
  redirect(`/desk/guidelines?done=${back ? 'restored' : 'retired'}&clause=${changed.value.id}`);
}

function readTyped(data: FormData): ClauseState {
  const text = (name: string) => readField(data, name).replaceAll('\r\n', '\n');
  return {
    refusal: null,
    notice: '',
    version: text('version'),
    title: text('title'),
    summary: text('summary'),
    text: text('text'),
    latest: null,
  };
}

function readField(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}
