import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';

export type CommentState = 'pending' | 'approved' | 'rejected' | 'spam' | 'withdrawn' | 'deleted';
export type Decision = 'approve' | 'reject' | 'mark-spam' | 'reopen';

export const leadsTo = {
  approve: 'approved',
  reject: 'rejected',
  'mark-spam': 'spam',
  reopen: 'pending',
} as const satisfies Record<Decision, CommentState>;

export const decisions = Object.keys(leadsTo) as Decision[];

type Judged = { state: CommentState; awaitsConfirmation: boolean; appeals?: { id: number }[] };

/**
 * What this person may do with a comment now. Draws the buttons, and guards the same buttons in `decide.ts`. Nobody judges
 * what its writer took back, nor what its writer has yet to confirm; while an appeal is open, it is the appeal that is judged.
 */
export function allowedDecisions(actor: Actor, comment: Judged): Decision[] {
  if (!can(actor, 'comment.decide') || comment.awaitsConfirmation) return [];
  if (comment.state === 'withdrawn' || comment.state === 'deleted' || comment.appeals?.length) return [];
  return decisions.filter((decision) => leadsTo[decision] !== comment.state);
}

type Written = Judged & { importedFrom: string | null };

/** Whether an editor may mend words before publishing them. What came from elsewhere is not in our own notation. */
export function mayChangeWords(actor: Actor, comment: Written): boolean {
  return allowedDecisions(actor, comment).includes('approve') && comment.importedFrom === null;
}
