import { type Actor, actorOf } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { reaches } from '@/lib/auth/scope';
import type { DecideToken } from './store';

/** How many days a link in an editor's letter is good for. */
export const LINK_DAYS = 3;

export type LinkState = 'good' | 'used' | 'old' | 'changed' | 'unknown';

/** Whether the link may still decide: it is for the words that the letter showed, and for an editor who is one still. */
export function linkState(token: DecideToken | null, now: Date): LinkState {
  const actor = token && editorOf(token);
  if (!actor || !token.comment) return 'unknown';
  if (
    !reaches(
      actor,
      token.comment.post.tags.map(({ tagId }) => tagId),
    )
  )
    return 'unknown';
  if (token.usedAt) return 'used';
  if (token.expiresAt <= now) return 'old';
  return token.comment.state !== 'pending' || token.comment.version !== versionOf(token) ? 'changed' : 'good';
}

/** Whoever holds the letter acts as its editor, for this one comment. */
export function editorOf({ person }: DecideToken): Actor | null {
  if (!person || person.erasedAt) return null;
  const actor = actorOf(person, 'letter');
  return can(actor, 'comment.decide') ? actor : null;
}

export function versionOf({ data }: Pick<DecideToken, 'data'>): number | null {
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : null;
  return typeof version === 'number' ? version : null;
}
