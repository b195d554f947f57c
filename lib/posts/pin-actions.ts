'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { pinPost, unpinPost } from './pin-post';

const Form = z.object({
  id: z.coerce.number().int().positive().max(2_147_483_647),
  intent: z.enum(['pin', 'unpin']),
  back: z
    .string()
    .regex(/^[a-z0-9=&]{0,60}$/)
    .catch(''), // which list of posts it was done in
});

/** Comes back only when refused. */
export async function pinPostAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('post.pin');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const form = Form.safeParse(Object.fromEntries(data));
  if (!form.success) return refuse('invalid', 'There is no such post.').refusal;

  const { id, intent, back } = form.data;
  const done = await (intent === 'pin' ? pinPost : unpinPost)(actor, id);
  if (!done.ok) return done.refusal;
  await settled(done.value.eventId);
  const asked = new URLSearchParams(back);
  asked.set('done', `${intent}ned`);
  asked.set('post', String(id));
  redirect(`/desk/posts?${asked}`);
}
