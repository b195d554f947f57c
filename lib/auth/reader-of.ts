import { sign } from '@/lib/signed';
import type { Actor } from './actor';

/** Somebody who reports an answer or finds it useful, under a digest that says nothing about who it is. */
export type Reader = {
  personId: number | null;
  hash: string;
  /** Under which else the same reader may have done it: this browser, before somebody signed in with it. */
  alsoHash: string | null;
};

/** @param token what the browser's reader cookie holds; null without one */
export function readerOf(actor: Actor, token: string | null): Reader | null {
  const byToken = token === null ? null : sign('reader.browser', token);
  if (actor.personId !== null) {
    return { personId: actor.personId, hash: sign('reader.person', String(actor.personId)), alsoHash: byToken };
  }
  return byToken === null ? null : { personId: null, hash: byToken, alsoHash: null };
}

export function hashesOf({ hash, alsoHash }: Reader): string[] {
  return alsoHash === null ? [hash] : [hash, alsoHash];
}
