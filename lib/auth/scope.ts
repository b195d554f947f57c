import type { Actor } from './actor';

/** The tags that an actor is kept to; null for everybody who is not. */
export function scopeOf(actor: Actor): readonly number[] | null {
  return ('onlyTags' in actor && actor.onlyTags) || null;
}

/**
 * Whether what stands under a post with these tags is this actor's to see at the desk and to decide. Stores ask the
 * database the same with `reachedBy` and `reachedBySql` of `scope-store.ts`.
 */
export function reaches(actor: Actor, postTagIds: readonly number[]): boolean {
  const scope = scopeOf(actor);
  return scope === null || postTagIds.some((id) => scope.includes(id));
}

/** What is not theirs is not there. */
export const outOfReach = 'This answer is not under a post of your tags.';
