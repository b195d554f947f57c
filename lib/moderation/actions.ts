'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { citedBy } from '@/lib/reasons/choices';
import { type Refusal, refuse } from '@/lib/result';
import { decide } from './decide';
import { decideMany } from './decide-many';
import { type QueuePlace, queuePath, readPlace } from './queue-path';
import { BulkForm, DecisionForm } from './schema';
import { undo } from './undo';
import { undoMany } from './undo-many';

/** A refusal, and what was typed with it, so that the form can show both. */
export type DecisionState = { refusal: Refusal; typed: Typed };

export type Typed = { words: string; because: string; reply: string; edited: string };

const id = z.coerce.number().int().positive().max(2_147_483_647);

export async function decideAction(_last: DecisionState | null, data: FormData): Promise<DecisionState> {
  const typed = typedIn(data);
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed };

  const form = DecisionForm.safeParse({ ...Object.fromEntries(data), ...citedBy(data.get('because')) });
  if (!form.success) return { ...incomplete(form.error), typed };

  const outcome = await decide(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, typed };
  await settled(outcome.value.eventId);
  redirect(queuePath({ ...placeIn(data), done: outcome.value.decisionId }));
}

export async function decideManyAction(_last: DecisionState | null, data: FormData): Promise<DecisionState> {
  const typed = typedIn(data);
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed };

  const fields = { ...Object.fromEntries(data), ...citedBy(data.get('because')), picks: data.getAll('pick') };
  const form = BulkForm.safeParse(fields);
  if (!form.success) return { ...incomplete(form.error), typed };

  const outcome = await decideMany(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, typed };
  const { batch, missed, eventId } = outcome.value;
  if (eventId !== null) await settled(eventId);
  redirect(queuePath({ ...placeIn(data), batch, missed }));
}

export async function undoAction(_last: DecisionState | null, data: FormData): Promise<DecisionState> {
  const typed = typedIn(data);
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed };
  const place = placeIn(data);
  const decisionId = id.safeParse(data.get('decisionId'));
  if (!decisionId.success) return { ...refuse('invalid', 'There is no such decision.'), typed };

  const outcome = await undo(actor, decisionId.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, typed };
  await settled(outcome.value.eventId);
  redirect(queuePath({ ...place, done: outcome.value.decisionId }));
}

export async function undoManyAction(_last: DecisionState | null, data: FormData): Promise<DecisionState> {
  const typed = typedIn(data);
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed };
  const { batch } = readPlace({ batch: data.get('batch') });
  if (!batch) return { ...refuse('invalid', 'There are no such decisions.'), typed };

  const outcome = await undoMany(actor, batch, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, typed };
  const { missed, eventId } = outcome.value;
  if (eventId !== null) await settled(eventId);
  redirect(queuePath({ ...placeIn(data), batch: outcome.value.batch, missed }));
}

/** Where the editor was, and which comment comes next. */
function placeIn(data: FormData): QueuePlace {
  const { filter, after } = readPlace(Object.fromEntries(new URLSearchParams(readText(data, 'place'))));
  const next = id.safeParse(data.get('next'));
  return { filter, after, comment: next.success ? next.data : null };
}

function incomplete(error: z.ZodError): { ok: false; refusal: Refusal } {
  const fields = z.flattenError(error).fieldErrors as Record<string, string[] | undefined>;
  const known = ['words', 'reply', 'edited', 'picks'].flatMap((name) => fields[name] ?? []);
  return refuse('invalid', known[0] ?? 'This form is not complete. Please open the answer again.', fields);
}

function typedIn(data: FormData): Typed {
  return {
    words: readText(data, 'words'),
    because: readText(data, 'because'),
    reply: readText(data, 'reply'),
    edited: readText(data, 'edited'),
  };
}

/** Anybody may call an action with anything: what is no form is an empty one. */
function readText(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}
