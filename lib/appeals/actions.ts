'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type Refusal, refuse } from '@/lib/result';
import { fileAppeal } from './file-appeal';
import { AppealForm } from './schema';

/** A refusal, and what was typed with it: nothing is lost. */
export type AppealState = { refusal: Refusal; words: string };

export async function fileAppealAction(_last: AppealState | null, data: FormData): Promise<AppealState> {
  const words = text(data, 'words');
  const typed = { receipt: text(data, 'receipt'), decisionId: text(data, 'decisionId'), words };
  const form = AppealForm.safeParse(typed);
  if (!form.success) return { ...unclear(form.error), words };
  const outcome = await fileAppeal(form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, words };
  redirect(`/comments/${encodeURIComponent(form.data.receipt)}?saved=appeal`);
}

function unclear(error: z.ZodError) {
  const fields = z.flattenError(error).fieldErrors as Refusal['fields'];
  return refuse('invalid', Object.values(fields ?? {}).flat()[0] ?? 'Please check the form.', fields);
}

function text(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, 20_001) : '';
}
