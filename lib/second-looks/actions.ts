'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { type Refusal, refuse } from '@/lib/result';
import { SecondLookForm } from './schema';
import { takeSecondLook } from './take-second-look';

export async function takeSecondLookAction(_last: { refusal: Refusal } | null, data: FormData) {
  const actor = await deskActor('comment.decide');
  if (!actor) return refuse('forbidden', notAtTheDesk);
  const form = SecondLookForm.safeParse(Object.fromEntries(data));
  if (!form.success)
    return refuse('invalid', 'Please say what you would have decided.', z.flattenError(form.error).fieldErrors);
  const outcome = await takeSecondLook(actor, form.data, new Date());
  if (!outcome.ok) return outcome;
  redirect(`/desk/second-looks?looked=${outcome.value.id}`);
}
