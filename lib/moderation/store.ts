import type { Prisma, Tx } from '@/lib/db/client';
import type { CommentState } from './decisions';

const forDeciding = {
  id: true,
  state: true,
  version: true,
  awaitsConfirmation: true,
  sentAt: true,
  dueAt: true,
  publishedAt: true,
  person: { select: { name: true } },
  post: { select: { slug: true } },
  decisions: {
    where: { undoneAt: null },
    orderBy: { id: 'desc' },
    take: 1,
    include: { decider: { select: { id: true, name: true } }, guideline: { select: { number: true, title: true } } },
  },
} satisfies Prisma.CommentSelect;

/** A comment with the decision that stands, if any. */
export function findForDeciding(tx: Tx, id: number) {
  return tx.comment.findUnique({ where: { id }, select: forDeciding });
}

export type ForDeciding = NonNullable<Awaited<ReturnType<typeof findForDeciding>>>;

type Seen = { id: number; version: number; state: CommentState };

/** Changes the comment if it is still as it was seen; the answer says whether it was. */
export async function updateIfUnchanged(tx: Tx, seen: Seen, data: Prisma.CommentUpdateManyMutationInput) {
  const { count } = await tx.comment.updateMany({ where: { ...seen, awaitsConfirmation: false }, data });
  return count === 1;
}

export function insertDecision(tx: Tx, decision: Prisma.DecisionUncheckedCreateInput) {
  return tx.decision.create({ data: decision, select: { id: true } });
}

export function findDecision(tx: Tx, id: number) {
  return tx.decision.findUnique({
    where: { id },
    include: { comment: { select: forDeciding }, decider: { select: { name: true } } },
  });
}

export async function markUndone(tx: Tx, id: number, now: Date) {
  const { count } = await tx.decision.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: now } });
  return count === 1;
}

/** The decision that stood before this one. */
export function findDecisionBefore(tx: Tx, commentId: number, decisionId: number) {
  return tx.decision.findFirst({
    where: { commentId, undoneAt: null, id: { lt: decisionId } },
    orderBy: { id: 'desc' },
    select: { createdAt: true },
  });
}
