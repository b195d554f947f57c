'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { safeReturnPath } from '@/lib/text/paths';
import { giveSanction } from './give-sanction';
import { liftSanction } from './lift-sanction';
import { LiftForm, SanctionForm } from './schema';

export type SanctionState = { refusal: Refusal; typed: TypedSanction };
export type TypedSanction = { kind: string; lasts: string; reason: string; words: string; tells: boolean };

export async function giveSanctionAction(_last: SanctionState | null, data: FormData): Promise<SanctionState> {
  const typed: TypedSanction = {
    kind: textOf(data, 'kind'),
    lasts: textOf(data, 'lasts'),
    reason: textOf(data, 'reason'),
    words: textOf(data, 'words'),
    tells: textOf(data, 'tells') === 'yes',
  };
  const actor = await deskActor('person.sanction');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed };

  const form = SanctionForm.safeParse({
    ...typed,
    tells: typed.tells ? 'yes' : '',
    lasts: typed.lasts || undefined,
    personId: textOf(data, 'personId'),
  });
  if (!form.success) {
    const fields = z.flattenError(form.error).fieldErrors as Refusal['fields'];
    return { ...refuse('invalid', 'Please check the form.', fields), typed };
  }
  const outcome = await giveSanction(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, typed };
  await settled(outcome.value.eventId);
  redirect(safeReturnPath(textOf(data, 'back'), `/desk/people/${form.data.personId}`));
}

export async function liftSanctionAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('person.sanction');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const form = LiftForm.safeParse({ sanctionId: textOf(data, 'sanctionId') });
  if (!form.success) return refuse('invalid', 'There is no such sanction.').refusal;
  const outcome = await liftSanction(actor, form.data.sanctionId, new Date());
  if (!outcome.ok) return outcome.refusal;
  await settled(outcome.value.eventId);
  redirect(safeReturnPath(textOf(data, 'back'), `/desk/people/${outcome.value.personId}`));
}

function textOf(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}
