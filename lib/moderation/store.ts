import type { Actor } from '@/lib/auth/actor';
import { reaches } from '@/lib/auth/scope';
import type { Prisma, Tx } from '@/lib/db/client';
import type { CommentState } from './decisions';

const forDeciding = {
  id: true,
  state: true,
  version: true,
  source: true,
  html: true,
  unmaskedHtml: true,
  editorEditedAt: true,
  importedFrom: true,
  awaitsConfirmation: true,
  sentAt: true,
  dueAt: true,
  decidedAt: true,
  publishedAt: true,
  person: { select: { name: true } },
  post: { select: { id: true, slug: true, tags: { select: { tagId: true } } } },
  appeals: { where: { state: 'open' }, select: { id: true } },
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

/** Whether it stands under a post of this editor's tags. */
export function isReached(actor: Actor, { post }: ForDeciding): boolean {
  return reaches(
    actor,
    post.tags.map(({ tagId }) => tagId),
  );
}

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
    include: {
      comment: { select: forDeciding },
      decider: { select: { name: true } },
      appeals: { where: { state: 'open' }, select: { id: true } },
    },
  });
}

/** Locks the comment that a decision is about. @returns its id; null when there is no such decision */
export async function lockDecided(tx: Tx, decisionId: number): Promise<number | null> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select c.id from comment c join decision d on d.comment_id = c.id where d.id = ${decisionId} for update of c`;
  return rows[0]?.id ?? null;
}

export async function markUndone(tx: Tx, id: number, now: Date) {
  const { count } = await tx.decision.updateMany({ where: { id, undoneAt: null }, data: { undoneAt: now } });
  return count === 1;
}

/** What it said until an editor's hand changed it. */
export async function insertEditorsRevision(
  tx: Tx,
  { id, version, source, editorId }: { id: number; version: number; source: string; editorId: number | null },
) {
  await tx.commentRevision.create({ data: { commentId: id, version, source, editorId } });
}

export async function deleteRevision(tx: Tx, commentId: number, version: number) {
  await tx.commentRevision.deleteMany({ where: { commentId, version } });
}

/** Takes an editor's answer away, unless somebody has answered it. */
export async function deleteReply(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.comment.deleteMany({ where: { id, version: 1, replies: { none: {} } } });
  return count === 1;
}
