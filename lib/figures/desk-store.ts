import type { Actor } from '@/lib/auth/actor';
import { reachedBy } from '@/lib/auth/scope-store';
import { db } from '@/lib/db/client';

/**
 * Figures for the desk's own eyes, from the tables. Times are cut to the desk's time zone; `step` is day, week or month.
 * Decisions that were undone, and those that no promise preceded, do not count.
 */

export type Step = 'day' | 'week' | 'month';
export type Window = { from: Date; timeZone: string; step: Step };

export type Volume = { at: string; approved: number; rejected: number; spam: number; waiting: number };

/** What was sent in each step, by what has become of it; `at` is the step's first day. */
export function listVolume({ from, timeZone, step }: Window) {
  return db.$queryRaw<Volume[]>`
    select to_char(date_trunc(${step}, sent_at at time zone ${timeZone}), 'YYYY-MM-DD') as at,
           count(*) filter (where state = 'approved')::int as approved,
           count(*) filter (where state = 'rejected')::int as rejected,
           count(*) filter (where state = 'spam')::int as spam,
           count(*) filter (where state = 'pending')::int as waiting
    from comment
    where state in ('approved', 'rejected', 'spam', 'pending') and not awaits_confirmation and sent_at >= ${from}
    group by 1 order by 1`;
}

export type Pace = { at: string; median: number; ninth: number; kept: number; promised: number };

/** Desk minutes to a decision, and promises kept, by when it was decided. */
export function listPace({ from, timeZone, step }: Window) {
  return db.$queryRaw<Pace[]>`
    select to_char(date_trunc(${step}, created_at at time zone ${timeZone}), 'YYYY-MM-DD') as at,
           percentile_cont(0.5) within group (order by desk_minutes)::float as median,
           percentile_cont(0.9) within group (order by desk_minutes)::float as ninth,
           count(*) filter (where in_time)::int as kept, count(in_time)::int as promised
    from decision
    where created_at >= ${from} and undone_at is null and desk_minutes is not null and kind <> 'reopen'
    group by 1 order by 1`;
}

export type WholePace = { median: number | null; ninth: number | null; decided: number };

export async function findPace(from: Date): Promise<WholePace> {
  const [row] = await db.$queryRaw<WholePace[]>`
    select percentile_cont(0.5) within group (order by desk_minutes)::float as median,
           percentile_cont(0.9) within group (order by desk_minutes)::float as ninth, count(*)::int as decided
    from decision where created_at >= ${from} and undone_at is null and desk_minutes is not null and kind <> 'reopen'`;
  return row!;
}

/** @param step desk minutes in one bar; the last bar holds all that took longer */
export function listSpeeds(from: Date, step: number, bars: number) {
  return db.$queryRaw<{ bar: number; decided: number }[]>`
    select least(desk_minutes / ${step}::int, ${bars}::int - 1) as bar, count(*)::int as decided
    from decision where created_at >= ${from} and undone_at is null and desk_minutes is not null and kind <> 'reopen'
    group by 1 order by 1`;
}

/** Promises kept, week by week, in the desk's zone; `week` is its Monday, YYYY-MM-DD. */
export function listKeptByWeek(from: Date, timeZone: string) {
  return db.$queryRaw<{ week: string; kept: number; promised: number }[]>`
    select to_char(date_trunc('week', created_at at time zone ${timeZone}), 'YYYY-MM-DD') as week,
           count(*) filter (where in_time)::int as kept, count(*)::int as promised
    from decision
    where created_at >= ${from} and undone_at is null and in_time is not null and kind <> 'reopen'
    group by 1 order by 1`;
}

export function listReasons(from: Date, count: number) {
  return db.$queryRaw<{ title: string; rejected: number }[]>`
    select coalesce(d.reason, g.title, 'Another reason') as title, count(*)::int as rejected
    from decision d left join guideline g on g.id = d.guideline_id
    where d.kind = 'reject' and d.undone_at is null and d.created_at >= ${from}
    group by 1 order by 2 desc, 1 limit ${count}`;
}

export type Busy = { slug: string; title: string; answers: number; turnedDown: number };

export function listBusiest(from: Date) {
  return db.$queryRaw<Busy[]>`
    select p.slug, p.title, count(*)::int as answers,
           count(*) filter (where c.state in ('rejected', 'spam'))::int as "turnedDown"
    from comment c join post p on p.id = c.post_id
    where c.sent_at >= ${from} and c.state in ('approved', 'rejected', 'spam', 'pending') and not c.awaits_confirmation
    group by p.id order by 3 desc, p.id desc limit 10`;
}

/** Answers sent, by weekday (0 is Monday) and hour of the desk's clock. */
export function listLoad({ from, timeZone }: Pick<Window, 'from' | 'timeZone'>) {
  return db.$queryRaw<{ weekday: number; hour: number; answers: number }[]>`
    select (extract(isodow from sent_at at time zone ${timeZone}) - 1)::int as weekday,
           extract(hour from sent_at at time zone ${timeZone})::int as hour, count(*)::int as answers
    from comment where sent_at >= ${from} and not awaits_confirmation
    group by 1, 2 order by 1, 2`;
}

/** Blind second looks: what was decided, and what the colleague said. */
export function listPairs(from: Date) {
  return db.$queryRaw<{ first: string; second: string; pairs: number }[]>`
    select d.kind::text as first, s.kind::text as second, count(*)::int as pairs
    from second_look s join decision d on d.id = s.decision_id
    where s.looked_at >= ${from} and d.undone_at is null
    group by 1, 2 order by 1, 2`;
}

export type Overturned = { appealed: number; upheld: number };

export async function countOverturned(from: Date): Promise<Overturned> {
  const [row] = await db.$queryRaw<Overturned[]>`
    select count(*)::int as appealed, count(*) filter (where state = 'upheld')::int as upheld
    from appeal where judged_at >= ${from}`;
  return row!;
}

export async function countLate(actor: Actor, now: Date): Promise<number> {
  const late = { state: 'pending', awaitsConfirmation: false, dueAt: { lt: now } } as const;
  return db.comment.count({ where: { ...late, post: reachedBy(actor) } });
}
