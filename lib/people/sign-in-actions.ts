'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { isSignedIn } from '@/lib/auth/actor';
import { callerAddress } from '@/lib/auth/caller';
import { currentActor, dropSessionCookie, setSessionCookie } from '@/lib/auth/session';
import { type Refusal, refuse } from '@/lib/result';
import { safeReturnPath } from '@/lib/text/paths';
import { signIn } from './sign-in';
import { SignInForm } from './sign-in-schema';
import { signOut } from './sign-out';

export type SignInState = { refusal: Refusal; email: string };

/** Open to everybody, of course; everything else here asks who is there. */
export async function signInAction(_last: SignInState | null, data: FormData): Promise<SignInState> {
  const email = z.string().max(400).catch('').parse(data.get('email'));
  const form = SignInForm.safeParse({ email: data.get('email') ?? '', password: data.get('password') ?? '' });
  if (!form.success) {
    const fields = z.flattenError(form.error).fieldErrors;
    return { ...refuse('invalid', 'Please fill in both fields.', fields), email };
  }

  const former = await currentActor();
  const device = (await headers()).get('user-agent') ?? '';
  const formerSessionId = isSignedIn(former) ? former.sessionId : null;
  const outcome = await signIn(
    form.data,
    { networkAddress: await callerAddress(), device, formerSessionId },
    new Date(),
  );
  if (!outcome.ok) return { refusal: outcome.refusal, email };

  await setSessionCookie(outcome.value);
  redirect(safeReturnPath(data.get('next'), outcome.value.isStaff ? '/desk' : '/me'));
}

export async function signOutAction(): Promise<void> {
  await signOut(await currentActor(), new Date());
  await dropSessionCookie();
  redirect('/sign-in?out=1');
}
