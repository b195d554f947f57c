'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { deskPlace } from '@/lib/auth/desk-place';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { markComment } from './mark-comment';
import { marks } from './marks';

const MarkForm = z.object({
  comment: z.coerce.number().int().positive().max(2_147_483_647),
  mark: z.enum(marks),
  back: z.unknown(),
});

export async function markAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('comment.decide');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const form = MarkForm.safeParse(data instanceof FormData ? Object.fromEntries(data) : {});
  if (!form.success) return refuse('invalid', 'This form is not complete. Please open the answer again.').refusal;
  const outcome = await markComment(actor, form.data, new Date());
  if (!outcome.ok) return outcome.refusal;
  await settled(outcome.value.eventId);
  redirect(deskPlace(form.data.back));
}
