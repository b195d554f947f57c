'use server';

import { redirect } from 'next/navigation';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { safeReturnPath } from '@/lib/text/paths';
import { changeStaff, StaffForm } from '../change-staff';
import { EraseForm, erasePerson } from '../erase-person';

export async function changeStaffAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('people.manage');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const form = StaffForm.safeParse({ ...fieldsOf(data), tagIds: data instanceof FormData ? data.getAll('tag') : [] });
  if (!form.success) return refuse('invalid', 'Choose what they are to be.').refusal;
  const outcome = await changeStaff(actor, form.data);
  if (!outcome.ok) return outcome.refusal;
  if (outcome.value.eventId !== null) await settled(outcome.value.eventId);
  redirect(safeReturnPath(textOf(data, 'back'), '/desk/people/staff'));
}

export type EraseState = { refusal: Refusal; name: string };

export async function erasePersonAction(_last: EraseState | null, data: FormData): Promise<EraseState> {
  const name = textOf(data, 'name');
  const actor = await deskActor('person.erase');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), name };
  const form = EraseForm.safeParse({ ...fieldsOf(data), name });
  if (!form.success) return { ...refuse('invalid', 'Please open this page again.'), name };
  const outcome = await erasePerson(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, name };
  await settled(outcome.value.eventId);
  redirect(`/desk/people/${form.data.personId}`);
}

function fieldsOf(data: FormData) {
  return { personId: textOf(data, 'personId'), role: textOf(data, 'role') };
}

/** Anybody may call an action with anything: what is no form is an empty one. */
function textOf(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 1_000) : '';
}
