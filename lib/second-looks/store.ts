import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db, type Tx } from '@/lib/db/client';
import type { SecondLookForm } from './schema';

/** A decision that stands, by an editor. */
export function findStandingDecision(id: number) {
  return db.decision.findFirst({
    where: { id, undoneAt: null, deciderId: { not: null }, kind: { in: ['approve', 'reject', 'spam'] } },
    select: { id: true, commentId: true },
  });
}

export async function insertSecondLook(decision: { id: number; commentId: number }) {
  await db.secondLook.createMany({
    data: [{ decisionId: decision.id, commentId: decision.commentId }],
    skipDuplicates: true,
  });
}

/** Comments that were drawn, decided by somebody else and not yet taken back; oldest first. */
function open(actor: Actor) {
  const byOthers = { undoneAt: null, NOT: { deciderId: actor.personId } };
  return { lookedAt: null, decision: byOthers, comment: { post: reachedBy(actor) } };
}

export function countOpen(actor: Actor) {
  return db.secondLook.count({ where: open(actor) });
}

/** The next to look at: nothing of the decision is read, so that nothing of it can be shown. */
export function findNextOpen(actor: Actor) {
  return db.secondLook.findFirst({
    where: open(actor),
    orderBy: { id: 'asc' },
    select: {
      id: true,
      comment: {
        select: {
          id: true,
          html: true,
          quote: true,
          sentAt: true,
          person: { select: { name: true } },
          post: { select: { slug: true, title: true, standfirst: true } },
          parent: { select: { html: true, person: { select: { name: true } } } },
        },
      },
    },
  });
}

export function findLook(tx: Tx, actor: Actor, id: number) {
  return tx.secondLook.findFirst({
    where: { id, comment: { post: reachedBy(actor) } },
    select: {
      commentId: true,
      decisionId: true,
      lookedAt: true,
      decision: { select: { deciderId: true, kind: true } },
    },
  });
}

export async function markLooked(tx: Tx, { id, kind }: SecondLookForm, lookerId: number, lookedAt: Date) {
  const { count } = await tx.secondLook.updateMany({
    where: { id, lookedAt: null },
    data: { kind, lookerId, lookedAt },
  });
  return count === 1;
}

/** What came of a look, for whoever took it. */
export function findLooked(id: number, lookerId: number) {
  return db.secondLook.findFirst({
    where: { id, lookerId, lookedAt: { not: null } },
    select: {
      kind: true,
      commentId: true,
      decision: {
        select: {
          kind: true,
          reason: true,
          decider: { select: { name: true } },
          guideline: { select: { number: true } },
        },
      },
    },
  });
}
