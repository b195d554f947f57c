import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { reaches } from '@/lib/auth/scope';

type Facts = {
  deciderId: number | null; // null: a rule, or somebody who is not here any more
  writerId: number;
  /** Whether there is an editor for this post who neither decided nor wrote. */
  hasOthers: boolean;
};

/** Whether the appeal is this editor's to see: about an answer under a post of their tags. */
export function appealIsReached(
  actor: Actor,
  { comment }: { comment: { post: { tags: { tagId: number }[] } } },
): boolean {
  return reaches(
    actor,
    comment.post.tags.map(({ tagId }) => tagId),
  );
}

/**
 * Why this editor may not judge an appeal, in words; null when they may. Nobody judges their own decision or their own
 * answer, unless nobody else could. Draws the form, and guards it.
 */
export function whyNotJudge(actor: Actor, { deciderId, writerId, hasOthers }: Facts): string | null {
  if (!can(actor, 'comment.decide')) return 'Only editors judge appeals.';
  if (!hasOthers || actor.personId === null) return null;
  if (actor.personId === deciderId) return 'You decided about this answer, so a colleague judges the appeal.';
  if (actor.personId === writerId) return 'You wrote this answer, so a colleague judges the appeal.';
  return null;
}

/** Whether the one who decided has to judge too: their writer is told. */
export function judgesAlone({ deciderId, hasOthers }: Pick<Facts, 'deciderId' | 'hasOthers'>): boolean {
  return deciderId !== null && !hasOthers;
}
