import { forgetAddresses } from '@/lib/comments/retention-store';
import { databaseIsAway } from '@/lib/db/faults';
import { log } from '@/lib/log';
import { foldTally } from '@/lib/moderation/counts-store';
import { watchPromises } from '@/lib/notifications/promise-nears';
import { forgetReporters } from '@/lib/reports/retention-store';
import { ATTEMPTS_MAX, backoffSeconds } from './backoff';
import { buryJob, finishJob, leaseJob, retryJob, sweepJobs } from './store';
import { doJob } from './work';

const PAUSE_MS = 1_000;
const SWEEP_MS = 3_600_000;
const WATCH_MS = 60_000;

/** Works through the outbox, one job at a time, until stopped. Any number of workers may run, in any number of processes. */
export function startWorker(): { stop(): Promise<void> } {
  let stopping = false;
  let wake = () => {};
  const sweep = setInterval(() => void sweepAll().catch(() => {}), SWEEP_MS);
  sweep.unref();
  const watch = setInterval(() => void watchPromises(new Date()).catch(() => {}), WATCH_MS);
  watch.unref();

  const ended = (async () => {
    while (!stopping) {
      const worked = await workOnce().catch((error) => {
        if (!databaseIsAway(error)) log.error({ err: error }, 'the worker stumbled');
        return false;
      });
      if (!worked && !stopping) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, PAUSE_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();

  return {
    async stop() {
      stopping = true;
      clearInterval(sweep);
      clearInterval(watch);
      wake();
      await ended;
    },
  };
}

async function sweepAll() {
  const now = new Date();
  await sweepJobs();
  await foldTally();
  await forgetAddresses(now);
  await forgetReporters(now);
}

/** @returns whether there was a job */
export async function workOnce(): Promise<boolean> {
  const job = await leaseJob();
  if (!job) return false;
  try {
    await doJob(job);
    await finishJob(job.id);
  } catch (error) {
    const words = error instanceof Error ? withoutAddresses(error.message).slice(0, 300) : 'unknown';
    if (job.attempts >= ATTEMPTS_MAX) await buryJob(job.id, words);
    else await retryJob(job.id, words, backoffSeconds(job.attempts, Math.random()));
    log.warn({ job: String(job.id), kind: job.kind, attempts: job.attempts, err: error }, 'a job failed');
  }
  return true;
}

/** Mail servers name the recipient in what they refuse; that must not outlive the person's own row. */
function withoutAddresses(message: string): string {
  return message.replace(/(?<![^\s<>@])[^\s<>@]+@[^\s<>@]*/g, '…@…');
}
