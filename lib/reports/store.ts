import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db, type Prisma, type Tx } from '@/lib/db/client';
import type { ReportOutcome } from './schema';
import type { ReporterRecord } from './weight';

const place = {
  id: true,
  state: true,
  version: true,
  personId: true,
  html: true,
  sentAt: true,
  person: { select: { name: true } },
  post: { select: { id: true, slug: true, title: true } },
} satisfies Prisma.CommentSelect;

/** An answer that can be reported: one that everybody can read. */
export function findReportable(id: number) {
  return db.comment.findFirst({ where: { id, state: 'approved', post: { state: 'published' } }, select: place });
}

export type Reportable = NonNullable<Awaited<ReturnType<typeof findReportable>>>;

const own = { id: true, reporterHash: true, receipt: true, dueAt: true, closedAt: true } as const;

/** What one reader has said of an answer, under any of these digests. */
export function listOwn(commentId: number, hashes: string[], tx: Tx = db) {
  return tx.report.findMany({ where: { commentId, reporterHash: { in: hashes } }, select: own });
}

/** Reports from one network go one after the other, so that they can be counted. */
export async function lockNetwork(tx: Tx, addressHash: string) {
  await tx.$queryRaw`select pg_advisory_xact_lock(7061002, hashtext(${addressHash}))::text`;
}

export function countFromNetwork(addressHash: string, since: Date, tx: Tx = db): Promise<number> {
  return tx.report.count({ where: { addressHash, createdAt: { gt: since } } });
}

/** Of those that nobody has closed yet. */
export function countOpenSince(since: Date, tx: Tx = db): Promise<number> {
  return tx.report.count({ where: { closedAt: null, createdAt: { gt: since } } });
}

export async function countNoticesTo(emailFolded: string, since: Date, tx: Tx = db): Promise<number> {
  const rows = await tx.$queryRaw<{ count: bigint }[]>`
    select count(*) from report
    where notice is not null and created_at > ${since} and notice->>'emailFolded' = ${emailFolded}`;
  return Number(rows[0]!.count);
}

/** @returns null when this reader has reported this answer before, also at the same moment */
export async function insertReport(tx: Tx, report: Prisma.ReportCreateManyInput): Promise<{ id: number } | null> {
  const [row] = await tx.report.createManyAndReturn({ data: [report], skipDuplicates: true, select: { id: true } });
  return row ?? null;
}

/** Whoever else reports or decides about this answer waits until this transaction is over. */
export async function lockComment(tx: Tx, id: number) {
  await tx.$queryRaw`select id from comment where id = ${id} for no key update`;
}

/**
 * How the earlier reports of those who report this answer now fared, one record a reader: whoever is signed in, else all
 * who share a network address, for a browser forgets who it is as often as it likes.
 */
export function listOpenReporters(tx: Tx, commentId: number): Promise<ReporterRecord[]> {
  return tx.$queryRaw<ReporterRecord[]>`
    select count(distinct before.id) filter (where before.outcome = 'acted')::int as acted,
           count(distinct before.id) filter (where before.outcome = 'dismissed')::int as dismissed
    from report open left join report before on before.reporter_hash = open.reporter_hash and before.closed_at is not null
    where open.comment_id = ${commentId} and open.closed_at is null
    group by coalesce('person ' || open.reporter_id, open.address_hash, open.reporter_hash)`;
}

/** Out of sight until an editor has read it. @returns false when it was decided or changed meanwhile */
export async function hideComment(
  tx: Tx,
  { id, version }: { id: number; version: number },
  hidden: Pick<Prisma.CommentUncheckedUpdateManyInput, 'heldFor' | 'heldBy' | 'dueAt'>,
): Promise<boolean> {
  const { count } = await tx.comment.updateMany({
    where: { id, version, state: 'approved' },
    data: { ...hidden, state: 'pending', decidedAt: null },
  });
  return count === 1;
}

export async function insertHiding(tx: Tx, { id, version }: { id: number; version: number }, now: Date) {
  const decision = { commentId: id, version, kind: 'reopen', fromState: 'approved', toState: 'pending' } as const;
  await tx.decision.create({ data: { ...decision, rule: 'reports', createdAt: now } });
}

const closing = {
  id: true,
  commentId: true,
  version: true,
  notice: true,
  outcome: true,
  closedAt: true,
  closer: { select: { name: true } },
} as const;

export function findReport(tx: Tx, actor: Actor, id: number) {
  return tx.report.findFirst({ where: { id, comment: { post: reachedBy(actor) } }, select: closing });
}

export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>;

export function listOpen(tx: Tx, commentId: number) {
  return tx.report.findMany({ where: { commentId, closedAt: null }, orderBy: { id: 'asc' }, select: closing });
}

/** Those that were closed by somebody at one moment: what one decision has closed. */
export function listClosedAt(tx: Tx, commentId: number, closerId: number | null, closedAt: Date) {
  return tx.report.findMany({ where: { commentId, closerId, closedAt }, select: closing });
}

type Closing = { outcome: ReportOutcome; answer: string; closerId: number | null; closedAt: Date };

/** @returns false when somebody was quicker */
export async function markClosed(tx: Tx, seen: { id: number; version: number }, data: Closing): Promise<boolean> {
  const { id, version } = seen;
  const { count } = await tx.report.updateMany({
    where: { id, version, closedAt: null },
    data: { ...data, version: version + 1 },
  });
  return count === 1;
}

/** @returns false when somebody was quicker */
export async function markOpen(tx: Tx, { id, version }: { id: number; version: number }): Promise<boolean> {
  const { count } = await tx.report.updateMany({
    where: { id, version, NOT: { closedAt: null } },
    data: { outcome: null, answer: '', closerId: null, closedAt: null, version: version + 1 },
  });
  return count === 1;
}

/** The same for what a decision closed that is undone at once: it is as it was, and whoever has it open is not told otherwise. */
export async function unmarkClosed(tx: Tx, { id, version }: { id: number; version: number }): Promise<boolean> {
  const { count } = await tx.report.updateMany({
    where: { id, version, NOT: { closedAt: null } },
    data: { outcome: null, answer: '', closerId: null, closedAt: null, version: version - 1 },
  });
  return count === 1;
}

/** Whether there is such an answer, and whether it is this editor's. */
export async function isReached(tx: Tx, actor: Actor, commentId: number): Promise<boolean> {
  return (await tx.comment.count({ where: { id: commentId, post: reachedBy(actor) } })) > 0;
}

/** Everything that was said against an answer: open ones first. */
export function listReportsOf(actor: Actor, commentId: number, take: number) {
  return db.report.findMany({
    where: { commentId, comment: { post: reachedBy(actor) } },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { id: 'asc' }],
    take,
    include: { reporter: { select: { id: true, name: true } }, closer: { select: { name: true } } },
  });
}

/** How often each of these readers was right before. */
export function listRecords(hashes: string[]): Promise<(ReporterRecord & { reporterHash: string })[]> {
  return db.$queryRaw`
    select reporter_hash as "reporterHash", count(*) filter (where outcome = 'acted')::int as acted,
           count(*) filter (where outcome = 'dismissed')::int as dismissed
    from report where reporter_hash = any(${hashes}::text[]) and closed_at is not null group by reporter_hash`;
}

/** A notice for whoever holds its receipt. */
export function findNotice(receipt: string) {
  return db.report.findFirst({
    where: { receipt },
    select: {
      reference: true,
      words: true,
      notice: true,
      outcome: true,
      answer: true,
      createdAt: true,
      dueAt: true,
      closedAt: true,
      comment: { select: { id: true, state: true, post: { select: { slug: true, title: true, state: true } } } },
    },
  });
}

export type NoticeRow = NonNullable<Awaited<ReturnType<typeof findNotice>>>;
