import type { Actor } from '@/lib/auth/actor';
import { reaches } from '@/lib/auth/scope';

export type Reader = { commentId: number; editorId: number; name: string; postTagIds: number[] };

/** What one editor is told: which colleague reads which comment of theirs. */
export type Reading = { comment: number; name: string };

export function readingsFor(actor: Actor, readers: Reader[]): Reading[] {
  return readers
    .filter(({ editorId, postTagIds }) => editorId !== actor.personId && reaches(actor, postTagIds))
    .map(({ commentId, name }) => ({ comment: commentId, name }));
}

/** "Osric Pell is reading this", "Osric Pell and Hanne Vorst are reading this". */
export function readingInWords(names: string[]): string {
  if (names.length === 0) return '';
  const [last, ...others] = names.toReversed();
  if (others.length === 0) return `${last} is reading this`;
  return `${others.toReversed().join(', ')} and ${last} are reading this`;
}
