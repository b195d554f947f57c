import { cookies } from 'next/headers';
import { z } from 'zod';
import { seal, secretWord, unseal } from '@/lib/signed';
import type { Actor } from './actor';
import { type Reader, readerOf } from './reader-of';
import { cookieOptions, guestCookie } from './session';

/** So that one browser is one reader: given with the answer to something that was sent, never with a page. */
export const readerCookie = guestCookie.replace('guest', 'reader');
const READER_DAYS = 365;

const Token = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });

/** Who is reading: a person whom the site knows, or a browser that showed its token; null for one that has none yet. */
export async function currentReader(actor: Actor): Promise<Reader | null> {
  return readerOf(actor, unsealToken((await cookies()).get(readerCookie)?.value));
}

/** Only in a server action or a route handler. */
export async function setReaderCookie(token: string) {
  const value = seal('reader', { token });
  (await cookies()).set(readerCookie, value, { ...cookieOptions, maxAge: READER_DAYS * 86_400 });
}

export function newReaderToken(): string {
  return secretWord(18);
}

/** A token that a form carries for a browser that has none: whoever sends the form twice is one reader. */
export function sealOffer(token: string): string {
  return seal('reader.offer', { token });
}

export function unsealOffer(sealed: string): string | null {
  return tokenIn(unseal('reader.offer', sealed));
}

function unsealToken(sealed: string | undefined): string | null {
  return tokenIn(unseal('reader', sealed));
}

function tokenIn(unsealed: unknown): string | null {
  const parsed = Token.safeParse(unsealed);
  return parsed.success ? parsed.data.token : null;
}
