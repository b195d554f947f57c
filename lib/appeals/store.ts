import { db, type Prisma, type Tx } from '@/lib/db/client';

/** Runs into a unique index when this decision was appealed before. */
export function insertAppeal(
  tx: Tx,
  appeal: { commentId: number; decisionId: number; words: string; createdAt: Date; dueAt: Date },
): Promise<{ id: number }> {
  return tx.appeal.create({ data: appeal, select: { id: true } });
}

const forJudging = {
  id: true,
  state: true,
  version: true,
  words: true,
  outcome: true,
  createdAt: true,
  dueAt: true,
  judgedAt: true,
  settlingId: true,
  judge: { select: { id: true, name: true } },
  decision: { select: { id: true, deciderId: true, toState: true } },
  comment: {
    select: {
      id: true,
      state: true,
      version: true,
      decidedAt: true,
      publishedAt: true,
      dueAt: true,
      personId: true,
      person: { select: { name: true } },
      post: { select: { id: true, slug: true, tags: { select: { tagId: true } } } },
    },
  },
} satisfies Prisma.AppealSelect;

export type ForJudging = Prisma.AppealGetPayload<{ select: typeof forJudging }>;

export function findForJudging(id: number, tx: Tx = db): Promise<ForJudging | null> {
  return tx.appeal.findUnique({ where: { id }, select: forJudging });
}

/** The latest appeal about a comment. */
export function findAppealOf(commentId: number): Promise<ForJudging | null> {
  return db.appeal.findFirst({ where: { commentId }, orderBy: { id: 'desc' }, select: forJudging });
}

type Seen = { id: number; version: number; state: 'open' | 'upheld' | 'dismissed' };

/** Changes an appeal if it is still as it was seen. */
export async function updateAppealIfUnchanged(
  tx: Tx,
  { id, version, state }: Seen,
  change: Prisma.AppealUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.appeal.updateMany({
    where: { id, version, state },
    data: { ...change, version: version + 1 },
  });
  return count === 1;
}

/** The appeal that a decision settled is open again. @returns its id; null when there was none */
export async function reopenSettledBy(tx: Tx, decisionId: number): Promise<number | null> {
  const appeal = await tx.appeal.findUnique({ where: { settlingId: decisionId }, select: { id: true } });
  if (appeal) await tx.appeal.update({ where: { id: appeal.id }, data: { ...open, version: { increment: 1 } } });
  return appeal?.id ?? null;
}

export const open = { state: 'open', judgeId: null, outcome: '', judgedAt: null, settlingId: null } as const;

/** Publishes what was turned down, if its words are still those that were judged. */
export async function publishIfUnchanged(
  tx: Tx,
  seen: { id: number; version: number; state: 'rejected' | 'spam' },
  now: Date,
  publishedAt: Date,
): Promise<boolean> {
  const { count } = await tx.comment.updateMany({
    where: { ...seen, awaitsConfirmation: false },
    data: { state: 'approved', decidedAt: now, publishedAt },
  });
  return count === 1;
}

export function insertSettling(tx: Tx, decision: Prisma.DecisionUncheckedCreateInput): Promise<{ id: number }> {
  return tx.decision.create({ data: decision, select: { id: true } });
}

type Involved = { postId: number; deciderId: number | null; writerId: number };

/**
 * Whether somebody could judge who neither decided nor wrote: an owner, or an editor of all tags or of one of the post's.
 * Whoever was erased or is banned could not.
 */
export async function hasOtherJudge(
  { postId, deciderId, writerId }: Involved,
  now: Date,
  tx: Tx = db,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (
      select 1 from person p
      where p.role in ('editor', 'owner') and p.erased_at is null
        and p.id is distinct from ${deciderId}::int and p.id <> ${writerId}
        and not exists (
          select 1 from sanction s
          where s.person_id = p.id and s.kind = 'ban' and s.lifted_at is null and (s.ends_at is null or s.ends_at > ${now}))
        and (p.role = 'owner'
          or not exists (select 1 from editor_tag t where t.person_id = p.id)
          or exists (
            select 1 from editor_tag t join post_tag pt on pt.tag_id = t.tag_id
            where t.person_id = p.id and pt.post_id = ${postId}))
    ) as found`;
  return row?.found ?? false;
}

export function findDecisionAgainst(id: number) {
  return db.decision.findFirst({
    where: { id, undoneAt: null },
    select: { deciderId: true, comment: { select: { postId: true, personId: true } } },
  });
}
