import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import type { EventKind } from '@/lib/events/kinds';

export const marks = ['pin', 'unpin', 'feature', 'unfeature', 'vouch', 'unvouch'] as const;
export type Mark = (typeof marks)[number];

export const eventOf: Record<Mark, EventKind> = {
  pin: 'comment.pinned',
  unpin: 'comment.unpinned',
  feature: 'comment.featured',
  unfeature: 'comment.unfeatured',
  vouch: 'comment.vouched',
  unvouch: 'comment.unvouched',
};

export type Marked = {
  state: string;
  parentId: number | null;
  pinned: boolean;
  featuredAt: Date | null;
  byAuthor: boolean;
  /** Whether its writer is named in the post's byline, so that nobody need vouch for it. */
  isOfByline: boolean;
};

/**
 * What this person may say of an answer now. Draws the buttons, and guards them in `mark-comment.ts`. What is pinned stands
 * before all others of its thread, so only what answers the post itself can be; what is chosen stands beside the post on
 * the front page; to vouch is to say that the post's author wrote it, under whatever name.
 */
export function allowedMarks(actor: Actor, comment: Marked): Mark[] {
  if (!can(actor, 'comment.decide')) return [];
  const isPublic = comment.state === 'approved';
  const claims: [boolean, Mark][] = [
    [isPublic && comment.parentId === null && !comment.pinned, 'pin'],
    [comment.pinned, 'unpin'],
    [isPublic && comment.featuredAt === null, 'feature'],
    [comment.featuredAt !== null, 'unfeature'],
    [isPublic && !comment.byAuthor && !comment.isOfByline, 'vouch'],
    [comment.byAuthor, 'unvouch'],
  ];
  return claims.flatMap(([holds, mark]) => (holds ? [mark] : []));
}
