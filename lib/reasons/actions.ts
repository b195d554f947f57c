'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, type Result, refuse } from '@/lib/result';
import { moveReason } from './move-reason';
import { bringReasonBack, retireReason } from './retire-reason';
import { addReason, changeReason, type SavedReason } from './save-reason';
import { directions, OpenedReason, ReasonForm } from './schema';

export type ReasonState = { refusal: Refusal; typed: { guidelineId: string; title: string; words: string } };

/** A new one when the form names none. */
export async function saveReasonAction(_last: ReasonState | null, data: FormData): Promise<ReasonState> {
  const typed = { guidelineId: text(data, 'guidelineId'), title: text(data, 'title'), words: text(data, 'words') };
  const actor = await deskActor('page.write');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed };
  const form = ReasonForm.safeParse(typed);
  if (!form.success) {
    return { ...refuse('invalid', 'Please check what is marked.', z.flattenError(form.error).fieldErrors), typed };
  }
  const isNew = text(data, 'id') === '';
  const opened = OpenedReason.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  if (!isNew && !opened.success) return { ...refuse('invalid', DAMAGED), typed };

  const saved = opened.success ? await changeReason(actor, opened.data, form.data) : await addReason(actor, form.data);
  if (!saved.ok) return { refusal: saved.refusal, typed };
  return backToTheList(saved.value, isNew ? 'added' : 'changed');
}

export async function retireReasonAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('page.write');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const opened = OpenedReason.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  if (!opened.success) return refuse('invalid', DAMAGED).refusal;
  return orBack(await retireReason(actor, opened.data, new Date()), 'retired');
}

export async function bringReasonBackAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('page.write');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const opened = OpenedReason.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  if (!opened.success) return refuse('invalid', DAMAGED).refusal;
  return orBack(await bringReasonBack(actor, opened.data), 'back');
}

export async function moveReasonAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('page.write');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const opened = OpenedReason.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  const direction = z.enum(directions).safeParse(text(data, 'direction'));
  if (!opened.success || !direction.success) return refuse('invalid', DAMAGED).refusal;
  return orBack(await moveReason(actor, opened.data, direction.data), direction.data);
}

const DAMAGED = 'This form is damaged. Please load the page anew.';

async function orBack(outcome: Result<SavedReason>, done: string): Promise<Refusal> {
  return outcome.ok ? backToTheList(outcome.value, done) : outcome.refusal;
}

async function backToTheList({ id, eventId }: SavedReason, done: string): Promise<never> {
  await settled(eventId);
  redirect(`/desk/reasons?done=${done}&reason=${id}`);
}

function text(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}
