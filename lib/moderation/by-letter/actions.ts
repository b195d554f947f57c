'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { settled } from '@/lib/events/settle';
import { citedBy } from '@/lib/reasons/choices';
import { type Refusal, refuse } from '@/lib/result';
import { decideByLetter } from './decide-by-letter';
import { LetterDecision } from './schema';

export type LetterState = { refusal: Refusal; because: string; words: string };

/** The secret in the form is what authorizes; `decideByLetter` checks whose it is. */
export async function decideByLetterAction(_last: LetterState | null, data: FormData): Promise<LetterState> {
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.slice(0, 5_000) : '';
  };
  const typed = { because: text('because'), words: text('words') };
  const form = LetterDecision.safeParse({ ...Object.fromEntries(data), ...citedBy(data.get('because')) });
  if (!form.success) {
    const fields = z.flattenError(form.error).fieldErrors;
    return { ...refuse('invalid', fields.words?.[0] ?? 'Please choose what to do.', fields), ...typed };
  }
  const outcome = await decideByLetter(text('secret'), form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, ...typed };
  await settled(outcome.value.eventId);
  redirect(`/decide/${text('secret')}`);
}
