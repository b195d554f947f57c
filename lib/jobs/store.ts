import { db } from '@/lib/db/client';

export type LeasedJob = { id: bigint; kind: string; data: unknown; attempts: number };

const LEASE_SECONDS = 60;

/**
 * Take the next job that is due. The lease runs out by itself, so a worker that dies holds nothing up for longer.
 * The database's clock decides, not this machine's.
 */
export async function leaseJob(): Promise<LeasedJob | null> {
  const rows = await db.$queryRaw<LeasedJob[]>`
    update job set leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), attempts = attempts + 1
    where id = (
      select id from job
      where done_at is null and dead_at is null and run_at <= now() and (leased_until is null or leased_until < now())
      order by run_at, id limit 1 for update skip locked
    )
    returning id, kind, data, attempts`;
  return rows[0] ?? null;
}

/** Done jobs lose their key, so that the same thing may be asked for again, and their data, which may hold addresses of links. */
export async function finishJob(id: bigint) {
  await db.job.update({ where: { id }, data: { doneAt: new Date(), leasedUntil: null, key: null, data: {} } });
}

export async function retryJob(id: bigint, error: string, delaySeconds: number) {
  await db.$executeRaw`
    update job set leased_until = null, last_error = ${error}, run_at = now() + make_interval(secs => ${delaySeconds}) where id = ${id}`;
}

export async function buryJob(id: bigint, error: string) {
  await db.job.update({ where: { id }, data: { deadAt: new Date(), leasedUntil: null, lastError: error, key: null } });
}

export async function sweepJobs() {
  await db.$executeRaw`delete from job where done_at < now() - interval '7 days'`;
  await db.$executeRaw`
    update job set data = '{}', last_error = null where dead_at < now() - interval '30 days' and data <> '{}'`;
  await db.$executeRaw`delete from spent_challenge where expires_at < now()`;
  await db.$executeRaw`delete from token where expires_at < now() - interval '30 days'`;
  await db.$executeRaw`delete from session where expires_at < now() - interval '30 days'`;
}

export function countJobs() {
  return db.$queryRaw<{ waiting: bigint; dead: bigint }[]>`
    select count(*) filter (where done_at is null and dead_at is null) as waiting, count(*) filter (where dead_at is not null) as dead from job`;
}
