'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { callerAddress } from '@/lib/auth/caller';
import { deskActor, notAtTheDesk } from '@/lib/auth/desk';
import { deskPlace } from '@/lib/auth/desk-place';
import { currentReader, newReaderToken, setReaderCookie, unsealOffer } from '@/lib/auth/reader';
import { readerOf } from '@/lib/auth/reader-of';
import { currentActor } from '@/lib/auth/session';
import { ourChallenge } from '@/lib/challenge/ours';
import { settled } from '@/lib/events/settle';
import { type Refusal, refuse } from '@/lib/result';
import { closeReport, dismissReports, reopenReport } from './close-report';
import { CloseForm, NoticeForm, ReportForm } from './schema';
import { sendReport } from './send-report';

const names = ['comment', 'reason', 'words', 'explanation', 'law', 'isExempt', 'name', 'email', 'goodFaith'] as const;

/** What the form shows when it comes back: what was wrong, and everything that was typed. */
export type ReturnedReport = { refusal: Refusal; typed: Record<string, string> };

export async function reportAction(_last: ReturnedReport | null, data: FormData): Promise<ReturnedReport> {
  const typed = Object.fromEntries(names.map((name) => [name, textOf(data, name)]));
  const form = (typed.reason === 'illegal' ? NoticeForm : ReportForm).safeParse(typed);
  if (!form.success) return { ...unclear(form.error), typed };

  const actor = await currentActor();
  // A browser that is not known yet takes the word that its form came with, so that sending it twice is one report.
  const known = await currentReader(actor);
  const token = known ? null : (unsealOffer(textOf(data, 'offer')) ?? newReaderToken());
  const reader = known ?? readerOf(actor, token)!;
  const outcome = await sendReport(actor, reader, form.data, {
    now: new Date(),
    address: await callerAddress(),
    answers: { proof: textOf(data, 'proof'), hcaptcha: textOf(data, 'h-captcha-response') },
    challenge: ourChallenge(),
  });
  if (!outcome.ok) return { refusal: outcome.refusal, typed };
  if (token !== null) await setReaderCookie(token);
  const { isNews, receipt, eventId } = outcome.value;
  if (eventId !== null) await settled(eventId);
  redirect(receipt ? `/report/notice/${receipt}` : `/report/${form.data.comment}?sent=${isNews ? 'now' : 'before'}`);
}

/** A refusal at the desk, and the answer that was typed with it. */
export type ReturnedClosing = { refusal: Refusal; answer: string };

export async function closeReportAction(_last: ReturnedClosing | null, data: FormData): Promise<ReturnedClosing> {
  const answer = textOf(data, 'answer').slice(0, 5_000);
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), answer };
  const fields = { report: textOf(data, 'report'), version: textOf(data, 'version'), answer };
  const form = CloseForm.safeParse({ ...fields, outcome: textOf(data, 'outcome') });
  if (!form.success) return { ...unclear(form.error), answer };
  const outcome = await closeReport(actor, form.data, new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, answer };
  return goBack(outcome.value.eventId, data);
}

export async function dismissReportsAction(_last: ReturnedClosing | null, data: FormData): Promise<ReturnedClosing> {
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), answer: '' };
  const outcome = await dismissReports(actor, numberOf(data, 'comment'), numberOf(data, 'seen'), new Date());
  if (!outcome.ok) return { refusal: outcome.refusal, answer: '' };
  return goBack(outcome.value.eventId, data);
}

export async function reopenReportAction(_last: ReturnedClosing | null, data: FormData): Promise<ReturnedClosing> {
  const actor = await deskActor('comment.decide');
  if (!actor) return { ...refuse('forbidden', notAtTheDesk), answer: '' };
  const seen = { report: numberOf(data, 'report'), version: numberOf(data, 'version') };
  const outcome = await reopenReport(actor, seen);
  if (!outcome.ok) return { refusal: outcome.refusal, answer: '' };
  return goBack(outcome.value.eventId, data);
}

/** To where the editor stood: a place at the desk and nowhere else. */
async function goBack(eventId: bigint | null, data: FormData): Promise<never> {
  if (eventId !== null) await settled(eventId);
  redirect(deskPlace(textOf(data, 'back')));
}

/** Anybody may call an action with anything: what is no form is an empty one. */
function textOf(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

/** 0, which nothing has, for whatever is no number. */
function numberOf(data: unknown, name: string): number {
  const typed = textOf(data, name);
  return /^[0-9]{1,9}$/.test(typed) ? Number(typed) : 0;
}

function unclear(error: z.ZodError): { refusal: Refusal } {
  const fields = z.flattenError(error).fieldErrors as Refusal['fields'];
  const { ok: _, ...refused } = refuse('invalid', 'Please check the form.', fields);
  return refused;
}
