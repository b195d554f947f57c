import { db } from '@/lib/db/client';

export function findCommentForLetter(id: number) {
  return db.comment.findUnique({
    where: { id },
    select: {
      receipt: true,
      source: true,
      state: true,
      dueAt: true,
      awaitsConfirmation: true,
      wantsLetter: true,
      person: { select: { name: true, email: true, emailConfirmedAt: true, erasedAt: true } },
      post: { select: { title: true, slug: true } },
    },
  });
}

/** The decision, unless it was undone before its letter left. */
export function findDecisionForLetter(id: number) {
  return db.decision.findFirst({
    where: { id, undoneAt: null },
    select: {
      kind: true,
      words: true,
      reason: true,
      commentId: true,
      guideline: { select: { number: true, title: true } },
    },
  });
}

export function findSanctionForLetter(id: number) {
  return db.sanction.findUnique({
    where: { id },
    select: {
      id: true,
      kind: true,
      words: true,
      endsAt: true,
      liftedAt: true,
      person: { select: { name: true, email: true, erasedAt: true } },
    },
  });
}
