import { cookies } from 'next/headers';
import { decode, encode } from 'next-auth/jwt';
import { cache } from 'react';
import { z } from 'zod';
import { env } from '@/lib/env';
import { seal, unseal } from '@/lib/signed';
import { type Actor, actorOf, stranger } from './actor';
import { findConfirmedGuest, findSession } from './store';

export const SESSION_DAYS = 30;
const GUEST_DAYS = 365;
const secure = env.siteUrl?.startsWith('https://') ?? false;

/** `__Host-` binds the cookie to this host and to https; browsers refuse it over plain http, as on a laptop. */
export const sessionCookie = secure ? '__Host-rejoinder-session' : 'rejoinder-session';
export const guestCookie = secure ? '__Host-rejoinder-guest' : 'rejoinder-guest';
export const cookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;

const GuestPass = z.object({ personId: z.number().int() });
const SessionId = z.uuid();

/**
 * Who is asking, learnt from next-auth's signed token and checked against the session's own row, so that a sign-out, a ban
 * or a new role takes hold at once. Once a request.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  const jar = await cookies();
  const token = jar.get(sessionCookie)?.value;
  const claims = token && env.authSecret ? await decode({ token, secret: env.authSecret }).catch(() => null) : null;
  const sessionId = SessionId.safeParse(claims?.sessionId);
  const session = sessionId.success ? await findSession(sessionId.data, new Date()) : null;
  if (session) return actorOf(session.person, session.id);

  const pass = GuestPass.safeParse(unseal('guest', jar.get(guestCookie)?.value));
  const guest = pass.success ? await findConfirmedGuest(pass.data.personId) : null;
  return guest ? { kind: 'guest', personId: guest.id, name: guest.name } : stranger;
});

/** Only in a server action or a route handler. */
export async function setSessionCookie(session: { id: string; personId: number }) {
  const maxAge = SESSION_DAYS * 86_400;
  const token = await encode({
    token: { sub: String(session.personId), sessionId: session.id },
    secret: env.authSecret!,
    maxAge,
  });
  (await cookies()).set(sessionCookie, token, { ...cookieOptions, maxAge });
}

export async function dropSessionCookie() {
  (await cookies()).delete({ name: sessionCookie, path: '/', secure });
}

/** This browser has proved the guest's address, and may go on without typing. */
export async function setGuestCookie(personId: number) {
  (await cookies()).set(guestCookie, seal('guest', { personId }), { ...cookieOptions, maxAge: GUEST_DAYS * 86_400 });
}
