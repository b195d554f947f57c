import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';

/** Figures for the desk's first page. Decisions that were undone, and those that no promise preceded, do not count. */

export type Kept = { kept: number; promised: number };

export async function countKept(from: Date, to: Date): Promise<Kept> {
  const [row] = await db.$queryRaw<Kept[]>`
    select count(*) filter (where in_time)::int as kept, count(*)::int as promised
    from decision where created_at >= ${from} and created_at < ${to} and undone_at is null and in_time is not null and kind <> 'reopen'`;
  return row ?? { kept: 0, promised: 0 };
}

/** Week by week, in the desk's zone; `week` is its Monday, YYYY-MM-DD. */
export function listKeptByWeek(since: Date, timeZone: string) {
  return db.$queryRaw<(Kept & { week: string })[]>`
    select to_char(date_trunc('week', created_at at time zone ${timeZone}), 'YYYY-MM-DD') as week,
           count(*) filter (where in_time)::int as kept, count(*)::int as promised
    from decision
    where created_at >= ${since} and undone_at is null and in_time is not null and kind <> 'reopen'
    group by 1 order by 1`;
}

export type Speed = { median: number | null; ninth: number | null; decided: number };

export async function findSpeed(since: Date): Promise<Speed> {
  const [row] = await db.$queryRaw<Speed[]>`
    select percentile_cont(0.5) within group (order by desk_minutes)::float as median,
           percentile_cont(0.9) within group (order by desk_minutes)::float as ninth, count(*)::int as decided
    from decision where created_at >= ${since} and undone_at is null and desk_minutes is not null and kind <> 'reopen'`;
  return row ?? { median: null, ninth: null, decided: 0 };
}

/** @param step desk minutes in one bar; the last bar holds all that took longer */
export function listSpeeds(since: Date, step: number, bars: number) {
  return db.$queryRaw<{ bar: number; decided: number }[]>`
    select least(desk_minutes / ${step}::int, ${bars}::int - 1) as bar, count(*)::int as decided
    from decision where created_at >= ${since} and undone_at is null and desk_minutes is not null and kind <> 'reopen'
    group by 1 order by 1`;
}

export function listReasons(since: Date) {
  return db.$queryRaw<{ title: string; rejected: number }[]>`
    select coalesce(g.title, d.reason, 'Another reason') as title, count(*)::int as rejected
    from decision d left join guideline g on g.id = d.guideline_id
    where d.kind = 'reject' and d.undone_at is null and d.created_at >= ${since}
    group by 1 order by 2 desc, 1 limit 8`;
}

export type DayRow = { day: string; approved: number; rejected: number; spam: number; waiting: number };

/** What was sent on each day, by what has become of it. */
export function listDays(since: Date, timeZone: string) {
  return db.$queryRaw<DayRow[]>`
    select to_char(sent_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
           count(*) filter (where state = 'approved')::int as approved,
           count(*) filter (where state = 'rejected')::int as rejected,
           count(*) filter (where state = 'spam')::int as spam,
           count(*) filter (where state = 'pending')::int as waiting
    from comment
    where state in ('approved', 'rejected', 'spam', 'pending') and not awaits_confirmation and sent_at >= ${since}
    group by 1 order by 1`;
}

export async function countLate(actor: Actor, now: Date): Promise<number> {
  const late = { state: 'pending', awaitsConfirmation: false, dueAt: { lt: now } } as const;
  return db.comment.count({ where: { ...late, post: reachedBy(actor) } });
}
