'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { type Refusal, type Result, refuse } from '@/lib/result';
import { queuePath, readPlace } from '../queue-path';
import { moveView, removeView, renameView } from './change-view';
import { saveView } from './save-view';
import { MoveViewForm, RemoveViewForm, RenameViewForm, SaveViewForm } from './schema';

/** What was refused, of which kept view, and what was typed. */
export type ViewState = { refusal: Refusal; id: string; name: string };

export async function saveViewAction(_last: ViewState | null, data: FormData): Promise<ViewState> {
  const actor = await deskActor('comment.decide');
  const { name, place, id } = fieldsOf(data);
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), id, name };
  const form = SaveViewForm.safeParse({ name });
  if (!form.success) return { ...unclear(form.error), id, name };
  const saved = await saveView(actor, form.data.name, place.filter);
  if (!saved.ok) return { refusal: saved.refusal, id, name };
  redirect(queuePath(place));
}

/** The pressed button says what is to be done with the view. */
export async function changeViewAction(_last: ViewState | null, data: FormData): Promise<ViewState> {
  const actor = await deskActor('comment.decide');
  const { name, place, id, change } = fieldsOf(data);
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), id, name };
  const changed = await changeOf(change, { id, name });
  if (!changed.ok) return { refusal: changed.refusal, id, name };
  redirect(queuePath(place));

  async function changeOf(what: string, fields: { id: string; name: string }): Promise<Result<unknown>> {
    if (what === 'rename') {
      const form = RenameViewForm.safeParse(fields);
      return form.success ? renameView(actor!, form.data) : unclear(form.error);
    }
    if (what === 'remove') {
      const form = RemoveViewForm.safeParse(fields);
      return form.success ? removeView(actor!, form.data.id) : unclear(form.error);
    }
    const form = MoveViewForm.safeParse({ ...fields, by: what });
    return form.success ? moveView(actor!, form.data) : unclear(form.error);
  }
}

function fieldsOf(data: unknown) {
  const text = (name: string) => {
    const value = data instanceof FormData ? data.get(name) : null;
    return typeof value === 'string' ? value.slice(0, 2_000) : '';
  };
  const { filter, after } = readPlace(Object.fromEntries(new URLSearchParams(text('place'))));
  return { name: text('name'), id: text('id'), change: text('change'), place: { filter, after } };
}

function unclear(error: z.ZodError) {
  const fields = z.flattenError(error).fieldErrors as Record<string, string[] | undefined>;
  return refuse('invalid', fields.name?.[0] ?? 'There is no such view.', fields);
}
