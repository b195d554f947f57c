'use server';

import { Allowance } from '@/lib/auth/allowance';
import { callerAddress } from '@/lib/auth/caller';
import { currentReader, newReaderToken, setReaderCookie } from '@/lib/auth/reader';
import { currentActor } from '@/lib/auth/session';
import { settled } from '@/lib/events/settle';
import { networkOf } from '@/lib/people/slow-down';
import { type Result, refuse } from '@/lib/result';
import { sign } from '@/lib/signed';
import { notCounted } from './not-counted';
import { ThanksForm } from './schema';
import { type Thanked, thank } from './thank';

export type ThankAnswer = Result<Thanked> | { ok: false; refusal: null }; // no refusal: come again, now with a cookie

const presses = new Allowance(240);
const newcomers = new Allowance(40);

/**
 * Somebody pressed “Useful”. A browser that is not known yet is given a token and sent here once more: who keeps no cookie
 * is not counted, so that nobody counts twice.
 */
export async function thankAction(data: FormData, isSecondVisit: boolean): Promise<ThankAnswer> {
  const sent = data instanceof FormData ? data : new FormData();
  const form = ThanksForm.safeParse({ comment: sent.get('comment'), wants: sent.get('wants') ?? 'other' });
  if (!form.success) return refuse('missing', notCounted.missing);
  const now = new Date();
  const address = await callerAddress();
  const network = networkOf(address);
  if (!presses.take(network, now)) return tooMany;

  const actor = await currentActor();
  const reader = await currentReader(actor);
  if (!reader) {
    if (isSecondVisit) return refuse('not-human', notCounted.cookies);
    if (!newcomers.take(network, now)) return tooMany;
    await setReaderCookie(newReaderToken());
    return { ok: false, refusal: null };
  }

  const outcome = await thank(actor, reader, form.data, { now, addressHash: sign('address', address) });
  if (outcome.ok && outcome.value.eventId !== null) await settled(outcome.value.eventId);
  return outcome;
}

const tooMany = refuse('too-many', notCounted['too-many']);
