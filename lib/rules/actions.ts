'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { settled } from '@/lib/events/settle';
import { type Refusal, type Result, refuse } from '@/lib/result';
import { faultOf } from './check-pattern';
import { importRules } from './import-rules';
import type { Refused } from './lists';
import { getTrial, readSample, type ShownTrial } from './queries';
import { addRule, changeRule, type SavedRule } from './save-rule';
import { ImportForm, OpenedRule, RuleForm, SampleForm } from './schema';
import { removeRule, switchRule } from './switch-rule';

export type TypedRule = Record<(typeof fields)[number], string>;
export type RuleState = { refusal: Refusal | null; typed: TypedRule; trial: ShownTrial | null };

const fields = ['kind', 'pattern', 'effect', 'inflected', 'lookalikes', 'exceptions', 'note'] as const;

/** Tries what stands in the form on the past, or saves it; a new one when the form names none. */
export async function ruleAction(_last: RuleState | null, data: FormData): Promise<RuleState> {
  const typed = Object.fromEntries(fields.map((name) => [name, text(data, name)])) as TypedRule;
  const actor = await deskActor('rule.read');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), typed, trial: null };
  const form = RuleForm.safeParse(typed);
  if (!form.success) return { refusal: unclear(form.error), typed, trial: null };

  if (text(data, 'intent') === 'try') {
    const fault = faultOf(form.data);
    if (fault)
      return { ...refuse('invalid', 'Please check what is marked.', { pattern: [fault] }), typed, trial: null };
    return { refusal: null, typed, trial: await getTrial(actor, { id: 0, ...form.data }) };
  }
  const isNew = text(data, 'id') === '';
  const opened = OpenedRule.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  if (!isNew && !opened.success) return { ...refuse('invalid', DAMAGED), typed, trial: null };
  const now = new Date();
  const saved = opened.success
    ? await changeRule(actor, opened.data, form.data, now)
    : await addRule(actor, form.data, now);
  if (!saved.ok) return { refusal: saved.refusal, typed, trial: null };
  return toRule(saved.value, isNew ? 'added' : 'changed');
}

export async function switchRuleAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('rule.read');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const opened = OpenedRule.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  if (!opened.success) return refuse('invalid', DAMAGED).refusal;
  const active = text(data, 'active') === 'yes';
  const switched = await switchRule(actor, opened.data, active, new Date());
  return switched.ok ? toRule(switched.value, active ? 'on' : 'off') : switched.refusal;
}

export async function removeRuleAction(_last: Refusal | null, data: FormData): Promise<Refusal> {
  const actor = await deskActor('rule.read');
  if (!actor) return refuse('forbidden', notAtTheDesk).refusal;
  const opened = OpenedRule.safeParse({ id: text(data, 'id'), version: text(data, 'version') });
  if (!opened.success) return refuse('invalid', DAMAGED).refusal;
  const removed: Result<SavedRule> = await removeRule(actor, opened.data, new Date());
  if (!removed.ok) return removed.refusal;
  await settled(removed.value.eventId);
  redirect('/desk/rules?done=removed');
}

export type SampleState = {
  refusal: Refusal | null;
  sample: string;
  matches: Awaited<ReturnType<typeof readSample>>;
};

export async function sampleAction(_last: SampleState | null, data: FormData): Promise<SampleState> {
  const sample = text(data, 'sample');
  const actor = await deskActor('rule.read');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), sample, matches: null };
  const form = SampleForm.safeParse({ sample });
  if (!form.success) return { refusal: unclear(form.error), sample, matches: null };
  return { refusal: null, sample, matches: await readSample(actor, form.data.sample) };
}

export type ImportState = {
  refusal: Refusal | null;
  report: { taken: number; refused: Refused[] } | null;
  typed: { list: string; effect: string; inflected: string; lookalikes: string };
};

/** A file when one was chosen, else what stands in the field. */
export async function importRulesAction(_last: ImportState | null, data: FormData): Promise<ImportState> {
  const actor = await deskActor('rule.read');
  const typed = {
    list: text(data, 'list', 600_000),
    effect: text(data, 'effect'),
    inflected: text(data, 'inflected'),
    lookalikes: text(data, 'lookalikes'),
  };
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), report: null, typed };
  const file = data instanceof FormData ? data.get('file') : null;
  const list = file instanceof File && file.size > 0 ? (await file.text()).slice(0, 600_000) : typed.list;
  const form = ImportForm.safeParse({ ...typed, list });
  if (!form.success) return { refusal: unclear(form.error), report: null, typed };
  const imported = await importRules(actor, form.data, new Date());
  if (!imported.ok) return { refusal: imported.refusal, report: null, typed };
  const { taken, refused, eventId } = imported.value;
  if (eventId !== null) await settled(eventId);
  return { refusal: null, report: { taken, refused }, typed: { ...typed, list: '' } };
}

const DAMAGED = 'This form is damaged. Please load the page anew.';

async function toRule({ id, eventId }: SavedRule, done: string): Promise<never> {
  await settled(eventId);
  redirect(`/desk/rules/${id}?done=${done}`);
}

function unclear(error: z.ZodError): Refusal {
  return refuse('invalid', 'Please check what is marked.', z.flattenError(error).fieldErrors as Refusal['fields'])
    .refusal;
}

function text(data: unknown, name: string, max = 20_000): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.slice(0, max) : '';
}
