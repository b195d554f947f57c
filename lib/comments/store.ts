import { db, type Prisma, type Tx } from '@/lib/db/client';
import type { Ancestor, Branch, PublicComment } from './thread';

const shown = {
  id: true,
  parentId: true,
  personId: true,
  kind: true,
  html: true,
  quote: true,
  sentAt: true,
  editedAt: true,
  editorEditedAt: true,
  pinned: true,
  featuredAt: true,
  byAuthor: true,
  useful: true,
  person: {
    select: { name: true, role: true, claimedAt: true, webAddress: true, author: { select: { handle: true } } },
  },
} as const;

/** What everybody may see of a post's comments. No address, no e-mail, nothing that waits. */
export async function listApproved(postId: number): Promise<PublicComment[]> {
  const [rows, bylines] = await Promise.all([
    db.comment.findMany({
      where: { postId, state: 'approved' },
      select: shown,
      orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    }),
    db.byline.findMany({ where: { postId }, select: { personId: true } }),
  ]);
  const writers = new Set(bylines.map((byline) => byline.personId));
  return rows.map(({ person, personId, featuredAt, byAuthor, ...row }) => ({
    ...row,
    featured: featuredAt !== null,
    authorName: person.name,
    authorRole: roleShown(person),
    authorHandle: person.author?.handle ?? null,
    webAddress: person.webAddress,
    wroteThisPost: byAuthor || writers.has(personId),
  }));
}

/** Comments that are not public but from which public ones hang, however far down. */
export function listHiddenAncestors(postId: number): Promise<Ancestor[]> {
  return db.$queryRaw<Ancestor[]>`
    with recursive above as (
      select parent_id as id from comment where post_id = ${postId} and state = 'approved' and parent_id is not null
      union
      select c.parent_id from comment c join above on above.id = c.id where c.parent_id is not null
    )
    select c.id, c.parent_id as "parentId", c.sent_at as "sentAt", c.state::text as state
    from comment c join above on above.id = c.id
    where c.state <> 'approved'`;
}

function roleShown(person: { role: string; claimedAt: Date | null }): Branch['authorRole'] {
  if (person.role !== 'reader') return person.role as Branch['authorRole'];
  return person.claimedAt ? 'member' : 'guest';
}

/** A post as the form and the judge need it; null when it is not public. */
export function findThreadOf(postId: number) {
  return db.post.findFirst({
    where: { id: postId, state: 'published' },
    select: {
      id: true,
      slug: true,
      title: true,
      html: true,
      publishedAt: true,
      commentPolicy: true,
      commentsCloseAt: true,
      commentMessage: true,
    },
  });
}

/** A comment that can be answered: one that is public, or was. */
export function findAnswered(postId: number, id: number) {
  return db.comment.findFirst({
    where: { id, postId, publishedAt: { not: null } },
    select: { id: true, html: true, state: true, person: { select: { name: true } } },
  });
}

const earlier = {
  id: true,
  receipt: true,
  contentHash: true,
  state: true,
  sentAt: true,
  publishedAt: true,
} as const;

export type Earlier = {
  id: number;
  receipt: string;
  contentHash: string;
  state: string;
  sentAt: Date;
  publishedAt: Date | null;
};

export function findBySentKey(keys: string[]): Promise<Earlier | null> {
  return db.comment.findFirst({ where: { idempotencyKey: { in: keys } }, select: earlier });
}

export type SameWords = {
  person: { id: number } | { emailFolded: string };
  contentHash: string;
  addressHash: string;
  since: Date;
};

export function findSameWords({ person, contentHash, addressHash, since }: SameWords): Promise<Earlier | null> {
  return db.comment.findFirst({
    where: { person, contentHash, addressHash, sentAt: { gt: since }, state: { not: 'withdrawn' } },
    select: earlier,
  });
}

export function countApproved(personId: number): Promise<number> {
  return db.comment.count({ where: { personId, state: 'approved' } });
}

export function countAwaiting(tx: Tx, personId: number, since: Date): Promise<number> {
  return tx.comment.count({ where: { personId, awaitsConfirmation: true, sentAt: { gt: since } } });
}

export function insertComment(tx: Tx, comment: Prisma.CommentUncheckedCreateInput) {
  return tx.comment.create({ data: comment, select: { id: true, receipt: true } });
}

type Binning = Pick<
  Prisma.DecisionUncheckedCreateInput,
  'commentId' | 'version' | 'fromState' | 'rule' | 'reason' | 'createdAt'
>;

export function insertBinning(tx: Tx, binning: Binning) {
  return tx.decision.create({ data: { ...binning, kind: 'spam', toState: 'spam' }, select: { id: true } });
}

export type NewToken = { hash: string; personId: number; commentId: number; expiresAt: Date };

export async function insertConfirmation(tx: Tx, token: NewToken) {
  await tx.token.create({ data: { ...token, purpose: 'confirm_address' } });
}

const appealShown = {
  id: true,
  state: true,
  words: true,
  outcome: true,
  judgeId: true,
  createdAt: true,
  dueAt: true,
  judgedAt: true,
} as const;

/** What the holder of a receipt may know: their own comment, and what was decided about it. Ids of editors stay on this side. */
export function findByReceipt(receipt: string, tx: Tx = db) {
  return tx.comment.findUnique({
    where: { receipt },
    select: {
      id: true,
      personId: true,
      state: true,
      kind: true,
      source: true,
      html: true,
      unmaskedHtml: true,
      wordRuleId: true,
      quote: true,
      version: true,
      awaitsConfirmation: true,
      sentAt: true,
      dueAt: true,
      decidedAt: true,
      publishedAt: true,
      editedAt: true,
      wantsLetter: true,
      importedFrom: true,
      parent: { select: { id: true, html: true, state: true, person: { select: { name: true } } } },
      post: {
        select: {
          id: true,
          slug: true,
          title: true,
          html: true,
          state: true,
          publishedAt: true,
          commentPolicy: true,
          commentsCloseAt: true,
          commentMessage: true,
        },
      },
      person: {
        select: { id: true, name: true, role: true, email: true, emailConfirmedAt: true, claimedAt: true },
      },
      decisions: {
        where: { undoneAt: null },
        orderBy: { id: 'desc' },
        take: 20,
        select: {
          id: true,
          kind: true,
          toState: true,
          version: true,
          deciderId: true,
          rule: true,
          reason: true,
          words: true,
          createdAt: true,
          appeals: { orderBy: { id: 'desc' }, select: appealShown },
          settles: { select: appealShown },
          guideline: { select: { number: true, title: true, summary: true, text: true, retiredAt: true } },
        },
      },
      revisions: { orderBy: { version: 'asc' }, select: { version: true, createdAt: true, editorId: true } },
    },
  });
}

export type ReceiptRow = NonNullable<Awaited<ReturnType<typeof findByReceipt>>>;

export type Seen = Pick<ReceiptRow, 'id' | 'version' | 'state'>;

/** Change a comment only if it is still as it was read. @returns false when somebody else was quicker */
export async function updateIfUnchanged(
  tx: Tx,
  seen: Seen,
  change: Prisma.CommentUncheckedUpdateInput,
): Promise<boolean> {
  const { count } = await tx.comment.updateMany({
    where: { id: seen.id, version: seen.version, state: seen.state },
    data: change as Prisma.CommentUncheckedUpdateManyInput,
  });
  return count === 1;
}

/** Whoever else wants to change it, decide about it or appeal waits until this transaction is over. */
export async function lockComment(tx: Tx, id: number) {
  await tx.$queryRaw`select id from comment where id = ${id} for update`;
}

export function findOpenAppeal(tx: Tx, commentId: number): Promise<{ id: number } | null> {
  return tx.appeal.findFirst({ where: { commentId, state: 'open' }, select: { id: true } });
}

/** An appeal goes with the answer that it was about. @returns the appeal that nobody will judge now */
export async function dropAppeal(tx: Tx, commentId: number, now: Date): Promise<{ id: number } | null> {
  const open = await findOpenAppeal(tx, commentId);
  if (!open) return null;
  const outcome = 'The answer was withdrawn.';
  const change = { state: 'dropped', outcome, judgedAt: now, version: { increment: 1 } } as const;
  await tx.appeal.update({ where: { id: open.id, state: 'open' }, data: change, select: { id: true } });
  return open;
}

type NewRevision = { commentId: number; version: number; source: string; createdAt: Date };

export async function insertRevision(tx: Tx, revision: NewRevision) {
  await tx.commentRevision.create({ data: revision });
}

export function findConfirmation(hash: string) {
  return db.token.findFirst({
    where: { hash, purpose: 'confirm_address', personId: { not: null } },
    select: {
      id: true,
      expiresAt: true,
      usedAt: true,
      person: { select: { id: true, name: true, role: true, claimedAt: true, erasedAt: true } },
      comment: { select: { receipt: true, html: true, version: true } },
    },
  });
}

/** @returns false when it was used before */
export async function useToken(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { count } = await tx.token.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  return count === 1;
}
