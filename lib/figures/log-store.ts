import { db, type Tx } from '@/lib/db/client';

/**
 * Figures for everybody, drawn from the log and nothing else: what was undone counts nowhere, and erasing a person changes
 * none of them. `recount-store.ts` counts the same in the tables, for `npm run verify`.
 */
export type LogFigures = {
  received: number;
  approved: number;
  publishedByRule: number;
  rejected: number;
  spam: number;
  kept: number; // of `promised`: decided while they waited
  promised: number;
  appeals: number;
  upheld: number;
  dismissed: number;
  reports: number;
  notices: number;
  sanctions: number;
};

export type Span = { from: Date; to: Date };

export async function findLogFigures({ from, to }: Span, tx: Tx = db): Promise<LogFigures> {
  const [row] = await tx.$queryRaw<LogFigures[]>`
    select
      count(*) filter (where kind = 'comment.submitted')::int as received,
      count(*) filter (where kind = 'comment.approved')::int as approved,
      count(*) filter (where kind = 'comment.published')::int as "publishedByRule",
      count(*) filter (where kind = 'comment.rejected')::int as rejected,
      count(*) filter (where kind = 'comment.marked-spam')::int as spam,
      count(*) filter (where data ->> 'inTime' = 'true')::int as kept,
      count(*) filter (where data ->> 'inTime' in ('true', 'false'))::int as promised,
      count(*) filter (where kind = 'appeal.filed')::int as appeals,
      count(*) filter (where kind = 'appeal.upheld')::int as upheld,
      count(*) filter (where kind = 'appeal.dismissed')::int as dismissed,
      count(*) filter (where kind = 'comment.reported')::int as reports,
      count(*) filter (where kind = 'comment.noticed')::int as notices,
      count(*) filter (where kind = 'person.sanctioned')::int as sanctions
    from event_standing where at >= ${from} and at < ${to}`;
  return row!;
}

export type Months = { month: string; received: number; approved: number; rejected: number; spam: number };

/** By month of the site's own time zone, YYYY-MM, oldest first; months without anything are left out. */
export function listMonths({ from, to }: Span, timeZone: string) {
  return db.$queryRaw<Months[]>`
    select to_char(at at time zone ${timeZone}, 'YYYY-MM') as month,
      count(*) filter (where kind = 'comment.submitted')::int as received,
      count(*) filter (where kind in ('comment.approved', 'comment.published'))::int as approved,
      count(*) filter (where kind = 'comment.rejected')::int as rejected,
      count(*) filter (where kind = 'comment.marked-spam')::int as spam
    from event_standing
    where at >= ${from} and at < ${to}
      and kind in ('comment.submitted', 'comment.approved', 'comment.published', 'comment.rejected', 'comment.marked-spam')
    group by 1 order by 1`;
}

/** Rejections by the number of the clause that they cite; null for what a rule turned down. */
export function listCitations({ from, to }: Span) {
  return db.$queryRaw<{ clause: number | null; rejected: number }[]>`
    select (data ->> 'guideline')::int as clause, count(*)::int as rejected
    from event_standing
    where kind = 'comment.rejected' and at >= ${from} and at < ${to}
    group by 1 order by 2 desc, 1`;
}

export type Waits = { decided: number; median: number | null; ninth: number | null };

/** Desk minutes from sending to decision. */
export async function findWaits({ from, to }: Span): Promise<Waits> {
  const [row] = await db.$queryRaw<Waits[]>`
    select count(*)::int as decided,
      percentile_cont(0.5) within group (order by (data ->> 'deskMinutes')::float) as median,
      percentile_cont(0.9) within group (order by (data ->> 'deskMinutes')::float) as ninth
    from event_standing
    where at >= ${from} and at < ${to} and data ->> 'deskMinutes' is not null
      and kind in ('comment.approved', 'comment.rejected', 'comment.marked-spam')`;
  return row!;
}

export type Head = { id: bigint; at: Date; hash: Uint8Array };

/** The last event before this moment: whoever keeps its hash can prove later that nothing before it was changed. */
export function findHead(before: Date): Promise<Head | null> {
  return db.event.findFirst({
    where: { at: { lt: before } },
    orderBy: { id: 'desc' },
    select: { id: true, at: true, hash: true },
  });
}
