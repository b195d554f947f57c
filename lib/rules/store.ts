import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db, type Prisma, type Tx } from '@/lib/db/client';

const forMatching = {
  id: true,
  kind: true,
  pattern: true,
  effect: true,
  inflected: true,
  lookalikes: true,
  exceptions: true,
} satisfies Prisma.WordRuleSelect;

const whole = {
  ...forMatching,
  note: true,
  active: true,
  version: true,
  changedAt: true,
  writer: { select: { name: true } },
} satisfies Prisma.WordRuleSelect;

export type WholeRule = Prisma.WordRuleGetPayload<{ select: typeof whole }>;

/** Changes whenever a rule that is on does. */
export async function findRulesVersion(): Promise<string> {
  const rows = await db.$queryRaw<{ version: string }[]>`
    select coalesce(md5(string_agg(id || ':' || version, ',' order by id)), '') as version from word_rule where active`;
  return rows[0]!.version;
}

export function listActiveRules() {
  return db.wordRule.findMany({ where: { active: true }, orderBy: { id: 'asc' }, select: forMatching });
}

/** Those that are on first, each part as a word list is read. */
export function listRules(): Promise<WholeRule[]> {
  return db.wordRule.findMany({
    orderBy: [{ active: 'desc' }, { pattern: 'asc' }, { id: 'asc' }],
    select: whole,
  });
}

export function findRule(id: number): Promise<WholeRule | null> {
  return db.wordRule.findUnique({ where: { id }, select: whole });
}

export function listPatterns(tx: Tx) {
  return tx.wordRule.findMany({ select: { kind: true, pattern: true, effect: true } });
}

/** Whoever else wants to add rules waits until this transaction is over. */
export async function lockRules(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(7061002)`;
}

export function insertRule(tx: Tx, rule: Prisma.WordRuleUncheckedCreateInput) {
  return tx.wordRule.create({ data: rule, select: { id: true } });
}

export async function insertRules(tx: Tx, rules: Prisma.WordRuleCreateManyInput[]): Promise<void> {
  await tx.wordRule.createMany({ data: rules });
}

export type Opened = { id: number; version: number };

/** Changes a rule if it is still as it was opened. */
export async function updateRuleIfVersion(
  tx: Tx,
  { id, version }: Opened,
  change: Prisma.WordRuleUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.wordRule.updateMany({ where: { id, version }, data: { ...change, version: version + 1 } });
  return count === 1;
}

export async function deleteRuleIfVersion(tx: Tx, opened: Opened): Promise<boolean> {
  const { count } = await tx.wordRule.deleteMany({ where: opened });
  return count === 1;
}

const past = {
  id: true,
  html: true,
  unmaskedHtml: true,
  state: true,
  sentAt: true,
  publishedAt: true,
  person: { select: { name: true, role: true } },
  post: { select: { title: true } },
  decisions: {
    where: { undoneAt: null },
    orderBy: { id: 'desc' },
    take: 1,
    select: { kind: true, deciderId: true },
  },
} satisfies Prisma.CommentSelect;

export type PastComment = Prisma.CommentGetPayload<{ select: typeof past }>;

/** The latest that this editor may see: not what its writers took back, nor what they have yet to confirm. */
export function listPast(actor: Actor, take: number): Promise<PastComment[]> {
  return db.comment.findMany({
    where: {
      kind: 'comment',
      state: { in: ['pending', 'approved', 'rejected', 'spam'] },
      awaitsConfirmation: false,
      post: reachedBy(actor),
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take,
    select: past,
  });
}

const masked = {
  id: true,
  version: true,
  state: true,
  html: true,
  unmaskedHtml: true,
  post: { select: { slug: true } },
} satisfies Prisma.CommentSelect;

export type MaskedRow = Prisma.CommentGetPayload<{ select: typeof masked }>;

export function listForMasking(afterId: number, take: number): Promise<MaskedRow[]> {
  return db.comment.findMany({ where: { id: { gt: afterId } }, orderBy: { id: 'asc' }, take, select: masked });
}

/** Changes how a comment is shown, unless it has been changed since. */
export async function updateShown(
  tx: Tx,
  { id, version, html }: MaskedRow,
  shown: { html: string; unmaskedHtml: string | null },
): Promise<boolean> {
  const { count } = await tx.comment.updateMany({ where: { id, version, html }, data: shown });
  return count === 1;
}
