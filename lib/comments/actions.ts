'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { callerAddress } from '@/lib/auth/caller';
import { currentActor, setGuestCookie } from '@/lib/auth/session';
import { ourChallenge } from '@/lib/challenge/ours';
import { settled } from '@/lib/events/settle';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { unseal } from '@/lib/signed';
import { cleanText } from '@/lib/text/clean';
import { renderComment } from '@/lib/text/markdown';
import { answeringWhenAway } from './away';
import { confirmAddress } from './confirm';
import { editComment } from './edit';
import { BODY_MAX_LENGTH, CommentForm, countPoints, EditForm, ReceiptForm, StrangersForm } from './schema';
import { type Submitted, submitComment } from './submit';
import { withdrawComment } from './withdraw';

/** What the plain form shows when it comes back: what was wrong, or a preview, and everything that was typed. */
export type ReturnedForm = { refusal: Refusal | null; preview: string | null; typed: Record<string, string> };

/** For the plain form: it ends on the receipt, or comes back with its words. */
export async function submitCommentAction(_last: ReturnedForm | null, data: FormData): Promise<ReturnedForm> {
  const typed = fieldsOf(data);
  if (textOf(data, 'intent') === 'preview') return { refusal: null, preview: previewOf(typed.body), typed };

  const outcome = await receive(data);
  if (!outcome.ok) return { refusal: outcome.refusal, preview: null, typed };
  redirect(`/comments/${outcome.value.receipt}`);
}

/** For the enhanced form, which goes to the receipt by itself once its draft is put away. */
export async function sendCommentAction(data: FormData): Promise<Result<{ path: string }>> {
  const outcome = await receive(data);
  return outcome.ok ? ok({ path: `/comments/${outcome.value.receipt}` }) : outcome;
}

export type ReturnedReceipt = { refusal: Refusal | null; body: string; saved: boolean };

export async function editCommentAction(_last: ReturnedReceipt | null, data: FormData): Promise<ReturnedReceipt> {
  const body = textOf(data, 'body');
  const form = EditForm.safeParse({
    receipt: textOf(data, 'receipt'),
    version: textOf(data, 'version'),
    body,
    quote: textOf(data, 'quote'),
  });
  if (!form.success) return { refusal: unclear(form.error), body, saved: false };

  const outcome = await answeringWhenAway(async () => editComment(await currentActor(), form.data, new Date()));
  if (!outcome.ok) return { refusal: outcome.refusal, body, saved: false };
  await settled(outcome.value.eventId);
  redirect(`/comments/${encodeURIComponent(form.data.receipt)}?saved=1`);
}

export async function withdrawCommentAction(_last: Refusal | null, data: FormData): Promise<Refusal | null> {
  const form = ReceiptForm.safeParse({ receipt: textOf(data, 'receipt') });
  if (!form.success) return unclear(form.error);
  const outcome = await withdrawComment(form.data.receipt, new Date());
  if (!outcome.ok) return outcome.refusal;
  if (outcome.value.eventId !== null) await settled(outcome.value.eventId);
  redirect(`/comments/${encodeURIComponent(form.data.receipt)}`);
}

/** The button behind a mailed link: reading the page changes nothing, pressing it does. */
export async function confirmAddressAction(_last: Refusal | null, data: FormData): Promise<Refusal | null> {
  const outcome = await confirmAddress(textOf(data, 'secret').slice(0, 200), versionOf(data), new Date());
  if (!outcome.ok) return outcome.refusal;
  const { personId, mayBeRemembered, receipt, publishedBy } = outcome.value;
  if (mayBeRemembered) await setGuestCookie(personId);
  if (publishedBy !== null) await settled(publishedBy);
  redirect(receipt ? `/comments/${receipt}` : '/');
}

async function receive(data: FormData): Promise<Result<Submitted>> {
  return answeringWhenAway(async () => {
    const actor = await currentActor();
    const { name, email, website, ...rest } = fieldsOf(data);
    const form =
      actor.personId === null
        ? StrangersForm.safeParse({ ...rest, name, email, website })
        : CommentForm.safeParse(rest);
    if (!form.success) return { ok: false, refusal: unclear(form.error) };

    const now = new Date();
    const outcome = await submitComment(actor, form.data, {
      now,
      address: await callerAddress(),
      answers: { proof: textOf(data, 'proof'), hcaptcha: textOf(data, 'h-captcha-response') },
      challenge: ourChallenge(),
      secondsToWrite: secondsSince(form.data.began, now),
    });
    if (outcome.ok && outcome.value.publishedBy !== null) await settled(outcome.value.publishedBy);
    return outcome;
  });
}

const Began = z.object({ at: z.number() });

function secondsSince(sealed: string, now: Date): number | null {
  const began = Began.safeParse(unseal('began', sealed));
  return began.success ? Math.max(0, (now.getTime() - began.data.at) / 1_000) : null;
}

const names = [
  'postId',
  'parentId',
  'body',
  'name',
  'email',
  'website',
  'quote',
  'wantsLetter',
  'key',
  'topic',
  'began',
] as const;

/** Only what the form has, and only text: whatever else was sent is not looked at. */
function fieldsOf(data: FormData): Record<(typeof names)[number], string> {
  return Object.fromEntries(names.map((name) => [name, textOf(data, name)])) as Record<(typeof names)[number], string>;
}

/** 0, which no answer has, for whatever is no version. */
function versionOf(data: FormData): number {
  const typed = textOf(data, 'version');
  return /^[0-9]{1,9}$/.test(typed) ? Number(typed) : 0;
}

/** Anybody may call an action with anything: what is no form is an empty one. */
function textOf(data: unknown, name: string): string {
  const value = data instanceof FormData ? data.get(name) : null;
  return typeof value === 'string' ? value : '';
}

function unclear(error: z.ZodError): Refusal {
  return refuse('invalid', 'Please check the form.', z.flattenError(error).fieldErrors as Refusal['fields']).refusal;
}

function previewOf(body: string): string {
  const text = cleanText(body.slice(0, 4 * BODY_MAX_LENGTH)).trim();
  if (text === '') return '<p>There is nothing to show yet.</p>';
  return countPoints(text) > BODY_MAX_LENGTH ? '<p>This is longer than an answer can be.</p>' : renderComment(text);
}
