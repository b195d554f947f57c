'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { citedBy } from '@/lib/reasons/choices';
import { type Refusal, refuse } from '@/lib/result';
import { decide } from './decide';
import { queuePath } from './queue-path';
import { DecisionForm, views } from './schema';
import { undo } from './undo';

/** A refusal, and what was typed with it, so that the form can show both. */
export type DecisionState = { refusal: Refusal; words: string; because: string };

const id = z.coerce.number().int().positive().max(2_147_483_647);
const Place = z.object({
  view: z.enum(views).catch('waiting'),
  after: z.string().max(40).nullable().catch(null),
  next: id.nullable().catch(null),
});

export async function decideAction(_last: DecisionState | null, data: FormData): Promise<DecisionState> {
  const typed = { words: readText(data, 'words'), because: readText(data, 'because') };
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), ...typed };

  const form = DecisionForm.safeParse({ ...Object.fromEntries(data), ...citedBy(data.get('because')) });
  if (!form.success) {
    const fields = z.flattenError(form.error).fieldErrors;
    const message = fields.words?.[0] ?? 'This form is not complete. Please open the answer again.';
    return { ...refuse('invalid', message, fields), ...typed };
  }

  const outcome = await decide(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, ...typed };
  await settled(outcome.value.eventId);
  const { view, after, next } = Place.parse(Object.fromEntries(data));
  redirect(queuePath({ view, after, comment: next, done: outcome.value.decisionId }));
}

export async function undoAction(_last: DecisionState | null, data: FormData): Promise<DecisionState> {
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), words: '', because: '' };
  const decisionId = id.safeParse(data.get('decisionId'));
  if (!decisionId.success) return { ...refuse('invalid', 'There is no such decision.'), words: '', because: '' };

  const outcome = await undo(actor, decisionId.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, words: '', because: '' };
  await settled(outcome.value.eventId);
  const { view, after, next } = Place.parse(Object.fromEntries(data));
  redirect(queuePath({ view, after, comment: next, done: outcome.value.decisionId }));
}

function readText(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.slice(0, 5_000) : '';
}
