'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { type Refusal, refuse } from '@/lib/result';
import { safeReturnPath } from '@/lib/text/paths';
import { addNote } from './add-note';
import { removeNote } from './remove-note';
import { NoteForm, RemoveNoteForm } from './schema';

/** A refusal with the words that were typed, so that they are not lost. */
export type NoteState = { refusal: Refusal; words: string };

export async function addNoteAction(_last: NoteState | null, data: FormData): Promise<NoteState> {
  const words = textOf(data, 'words');
  const actor = await deskActor('person.note');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), words };

  const form = NoteForm.safeParse(fieldsOf(data));
  if (!form.success) {
    const fields = z.flattenError(form.error).fieldErrors;
    return { ...refuse('invalid', fields.words?.[0] ?? 'Please open this page again.', fields), words };
  }
  const outcome = await addNote(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, words };
  redirect(safeReturnPath(textOf(data, 'back'), '/desk/people'));
}

export async function removeNoteAction(_last: NoteState | null, data: FormData): Promise<NoteState> {
  const actor = await deskActor('person.note');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), words: '' };
  const form = RemoveNoteForm.safeParse({ noteId: textOf(data, 'noteId') });
  if (!form.success) return { ...refuse('invalid', 'There is no such note.'), words: '' };
  const outcome = await removeNote(actor, form.data.noteId);
  if (!outcome.ok) return { refusal: outcome.refusal, words: '' };
  redirect(safeReturnPath(textOf(data, 'back'), '/desk/people'));
}

function fieldsOf(data: FormData) {
  return { personId: textOf(data, 'personId'), commentId: textOf(data, 'commentId'), words: textOf(data, 'words') };
}

/** Anybody may call an action with anything: what is no form is an empty one. */
function textOf(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}
