import type { CommentState } from './decisions';

export const stateWords: Record<CommentState, string> = {
  pending: 'waits',
  approved: 'approved',
  rejected: 'rejected',
  spam: 'spam',
  withdrawn: 'withdrawn',
  deleted: 'deleted',
};
