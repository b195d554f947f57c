'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { deskPlace } from '@/lib/auth/desk-place';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { changeThread } from './change-thread';
import { ThreadForm } from './schema';

export type ReturnedThread = { refusal: Refusal; message: string };

export async function changeThreadAction(_last: ReturnedThread | null, data: FormData): Promise<ReturnedThread> {
  const given = data instanceof FormData ? Object.fromEntries(data) : {};
  const message = typeof given.message === 'string' ? given.message.slice(0, 5_000) : '';
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), message };
  const form = ThreadForm.safeParse(given);
  if (!form.success) {
    const words = z.flattenError(form.error).fieldErrors.message?.[0];
    return { ...refuse('invalid', words ?? 'This form is not complete. Please open the answer again.'), message };
  }
  const outcome = await changeThread(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, message };
  await settled(outcome.value.eventId);
  redirect(deskPlace(given.back));
}
