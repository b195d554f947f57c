import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** An unguessable word for an address or a link. @param bytes of chance; 24 make 32 letters */
export function secretWord(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

export function digest(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64url');
}

/** Only this site can make it, and the purpose keeps one kind of signature from serving as another. */
export function sign(purpose: string, ...parts: string[]): string {
  if (!env.authSecret) throw new Error('AUTH_SECRET is not set: start the site with npm start');
  const mac = createHmac('sha256', env.authSecret).update(purpose);
  for (const part of parts) mac.update(`\n${part.length}:${part}`);
  return mac.digest('base64url');
}

export function isSigned(signature: string, purpose: string, ...parts: string[]): boolean {
  const expected = Buffer.from(sign(purpose, ...parts));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Data that goes out and comes back, in a cookie or a hidden field: `<data>.<signature>`. */
export function seal(purpose: string, data: object): string {
  const packed = Buffer.from(JSON.stringify(data)).toString('base64url');
  return `${packed}.${sign(purpose, packed)}`;
}

/** What `seal` packed, or null when it is not ours. */
export function unseal(purpose: string, sealed: string | undefined | null): unknown {
  const [packed, signature] = (sealed ?? '').split('.');
  if (!packed || !signature || !isSigned(signature, purpose, packed)) return null;
  try {
    return JSON.parse(Buffer.from(packed, 'base64url').toString());
  } catch {
    return null;
  }
}
