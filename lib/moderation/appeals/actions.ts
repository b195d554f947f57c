'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { JudgementForm } from '@/lib/appeals/schema';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { queuePath, readPlace } from '../queue-path';
import { judgeAppeal } from './judge-appeal';
import { undoDismissal } from './undo-dismissal';

/** A refusal, and what was typed with it: nothing is lost. */
export type JudgementState = { refusal: Refusal; words: string };

export async function judgeAppealAction(_last: JudgementState | null, data: FormData): Promise<JudgementState> {
  const words = text(data, 'words');
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), words };
  const form = JudgementForm.safeParse({
    appealId: text(data, 'appealId'),
    version: text(data, 'version'),
    commentVersion: text(data, 'commentVersion'),
    judgement: text(data, 'judgement'),
    words,
  });
  if (!form.success) return { ...unclear(form.error), words };

  const outcome = await judgeAppeal(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, words };
  await settled(outcome.value.eventId);
  redirect(back(data, outcome.value.decisionId));
}

export async function undoDismissalAction(_last: JudgementState | null, data: FormData): Promise<JudgementState> {
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), words: '' };
  const id = z.coerce.number().int().positive().max(2_147_483_647).safeParse(text(data, 'appealId'));
  if (!id.success) return { ...refuse('invalid', 'There is no such appeal.'), words: '' };

  const outcome = await undoDismissal(actor, id.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, words: '' };
  await settled(outcome.value.eventId);
  redirect(back(data, null));
}

/** The same case, in the place where it was opened: what became of the appeal is said there, and can be taken back there. */
function back(data: FormData, done: number | null): string {
  const asked = Object.fromEntries(new URLSearchParams(text(data, 'place')));
  const { filter, after } = readPlace(asked);
  const comment = /^[1-9]\d{0,8}$/.test(text(data, 'commentId')) ? Number(text(data, 'commentId')) : null;
  return queuePath({ filter, after, comment, done });
}

function unclear(error: z.ZodError) {
  const fields = z.flattenError(error).fieldErrors as Refusal['fields'];
  return refuse('invalid', Object.values(fields ?? {}).flat()[0] ?? 'Please check the form.', fields);
}

function text(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 20_001) : '';
}
