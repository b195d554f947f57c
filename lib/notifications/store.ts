import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db, transaction } from '@/lib/db/client';
import { enqueue } from '@/lib/events/enqueue';
import { insertDecideToken, type NewDecideToken } from '@/lib/moderation/by-letter/store';

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
      version: true,
      words: true,
      reason: true,
      commentId: true,
      guideline: { select: { number: true, title: true, summary: true, text: true } },
    },
  });
}

/** What its writer had written, when an editor changed it to become this version. */
export async function findWordsBefore(commentId: number, version: number): Promise<string | null> {
  const before = await db.commentRevision.findFirst({
    where: { commentId, version: version - 1, editorId: { not: null } },
    select: { source: true },
  });
  return before?.source ?? null;
}

/** What an editor answered when approving, should it still stand. */
export async function findReplyWords(id: number): Promise<string | null> {
  const reply = await db.comment.findFirst({ where: { id, state: 'approved' }, select: { source: true } });
  return reply?.source ?? null;
}

export type DecisionForLetter = NonNullable<Awaited<ReturnType<typeof findDecisionForLetter>>>;

/** The appeal, unless its judgement was taken back before the letter left. */
export function findAppealForLetter(id: number) {
  return db.appeal.findFirst({
    where: { id, state: { in: ['upheld', 'dismissed'] } },
    select: {
      state: true,
      version: true,
      words: true,
      outcome: true,
      judgeId: true,
      commentId: true,
      decision: { select: { deciderId: true } },
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

export function findWaitingForLetter(id: number) {
  return db.comment.findFirst({
    where: { id, state: 'pending', awaitsConfirmation: false },
    select: {
      version: true,
      source: true,
      heldFor: true,
      person: { select: { name: true } },
      post: { select: { id: true, title: true } },
    },
  });
}

export type Wish = 'letterEach' | 'letterNearing';

/**
 * Editors who want this kind of letter; of those who look after chosen tags only, those whose the post is. A warning about
 * promises is wanted until somebody says otherwise, a letter for each answer only by whoever asked for it.
 */
export async function listEditorsToTell(wish: Wish, now: Date, postId?: number) {
  const wanted =
    wish === 'letterEach'
      ? { deskPreference: { letterEach: true } }
      : { NOT: { deskPreference: { letterNearing: false } } };
  const inScope =
    postId === undefined
      ? {}
      : {
          OR: [
            { role: 'owner' as const },
            { deskTags: { none: {} } },
            { deskTags: { some: { tag: { posts: { some: { postId } } } } } },
          ],
        };
  const rows = await db.person.findMany({
    where: {
      AND: [
        { role: { in: ['editor', 'owner'] }, email: { not: null }, erasedAt: null },
        notBanned(now),
        wanted,
        inScope,
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, email: true },
  });
  return rows.flatMap(({ email, ...editor }) => (email ? [{ ...editor, email }] : []));
}

function notBanned(now: Date) {
  const stands = { kind: 'ban' as const, liftedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] };
  return { sanctions: { none: stands } };
}

export function insertDecideLink(token: NewDecideToken) {
  return transaction((tx) => insertDecideToken(tx, token));
}

/** What waits and was promised before then, earliest first. */
export async function listDueBefore(reader: Actor, until: Date, take: number) {
  const rows = await db.comment.findMany({
    where: { state: 'pending', awaitsConfirmation: false, dueAt: { lte: until }, post: reachedBy(reader) },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take,
    select: { dueAt: true, person: { select: { name: true } }, post: { select: { title: true } } },
  });
  return rows.map(({ dueAt, person, post }) => ({ dueAt: dueAt!, name: person.name, title: post.title }));
}

const HOUR_MS = 3_600_000;

/** One such letter waits at a time, and one leaves in an hour, however many nodes look and however many answers near. */
export async function askForNearingLetter(now: Date) {
  await transaction(async (tx) => {
    const last = await tx.job.findFirst({
      where: { kind: 'letter.promise-nears', doneAt: { gt: new Date(now.getTime() - HOUR_MS) } },
      select: { id: true },
    });
    if (!last) await enqueue(tx, { kind: 'letter.promise-nears', key: 'letter.promise-nears', data: {}, runAt: now });
  });
}

/** A notice of illegal content, for its letters. */
export function findNoticeForLetter(id: number) {
  return db.report.findFirst({
    where: { id, NOT: { receipt: null } },
    select: {
      reference: true,
      receipt: true,
      notice: true,
      outcome: true,
      answer: true,
      dueAt: true,
      closedAt: true,
      comment: { select: { post: { select: { title: true } } } },
    },
  });
}
