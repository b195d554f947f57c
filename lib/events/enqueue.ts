import type { Prisma, Tx } from '@/lib/db/client';

/** Everything the site does later. Who does each is the map in `lib/jobs/work.ts`. */
export type JobKind =
  | 'letter.comment-received'
  | 'letter.decided'
  | 'decision.settled'
  | 'letter.appeal-judged'
  | 'letter.notice-received'
  | 'letter.notice-answered'
  | 'letter.sanctioned'
  | 'letter.sanction-lifted'
  | 'letter.waiting'
  | 'letter.promise-nears'
  | 'letter.sign-in'
  | 'rules.mask'
  | 'post.publish-scheduled'
  | 'thanks.count';

export type NewJob = {
  kind: JobKind;
  data: Prisma.InputJsonObject;
  key?: string; // one job a key may wait
  runAt?: Date; // now, when absent
};

/**
 * Write a job down in the transaction that causes it: both happen or neither. A second job under a waiting key changes nothing.
 *
 * @returns false when one waits under that key already
 */
export async function enqueue(tx: Tx, job: NewJob): Promise<boolean> {
  const { count } = await tx.job.createMany({
    data: [{ ...job, runAt: job.runAt ?? new Date() }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Take back what has not begun. @returns how many jobs will now never run */
export async function cancelJob(tx: Tx, key: string): Promise<number> {
  const { count } = await tx.job.deleteMany({ where: { key, doneAt: null, leasedUntil: null } });
  return count;
}

export type TakenJob = { kind: string; data: Prisma.JsonValue; runAt: Date; createdAt: Date };

/** The same, and gives it, so that it can be put back as it was. */
export async function takeJob(tx: Tx, key: string): Promise<TakenJob | null> {
  const [job] = await tx.$queryRaw<TakenJob[]>`
    delete from job where key = ${key} and done_at is null and leased_until is null
    returning kind, data, run_at as "runAt", created_at as "createdAt"`;
  return job ?? null;
}

/** Puts back what was taken. */
export async function restoreJob(tx: Tx, job: NewJob & { createdAt: Date }): Promise<void> {
  await tx.job.createMany({ data: [job], skipDuplicates: true });
}
