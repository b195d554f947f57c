import type { JobKind } from '@/lib/events/enqueue';
import { settleDecision } from '@/lib/moderation/settle';
import { sendAppealJudged } from '@/lib/notifications/appeal-judged';
import { sendCommentReceived } from '@/lib/notifications/comment-received';
import { sendDecided } from '@/lib/notifications/decided';
import { sendNoticeAnswered } from '@/lib/notifications/notice-answered';
import { sendNoticeReceived } from '@/lib/notifications/notice-received';
import { sendPromiseNears } from '@/lib/notifications/promise-nears';
import { sendSanctioned, sendSanctionLifted } from '@/lib/notifications/sanctioned';
import { sendWaiting } from '@/lib/notifications/waiting';
import { countThanksAgain } from '@/lib/reactions/announce-thanks';
import { maskAgain } from '@/lib/rules/mask-again';
import { drawSecondLook } from '@/lib/second-looks/draw';
import type { LeasedJob } from './store';

/** Who does what. A job may run twice (its worker may die after the work and before the tick), so each is harmless when repeated. */
const work: Partial<Record<JobKind, (data: unknown, id: bigint) => Promise<void>>> = {
  'letter.comment-received': sendCommentReceived,
  'letter.decided': sendDecided,
  'decision.settled': async (data) => {
    await settleDecision(data);
    await drawSecondLook(data);
  },
  'letter.appeal-judged': sendAppealJudged,
  'letter.sanctioned': sendSanctioned,
  'letter.sanction-lifted': sendSanctionLifted,
  'letter.waiting': sendWaiting,
  'letter.promise-nears': sendPromiseNears,
  'letter.notice-received': sendNoticeReceived,
  'letter.notice-answered': sendNoticeAnswered,
  'rules.mask': maskAgain,
  'thanks.count': countThanksAgain,
};

export async function doJob(job: LeasedJob): Promise<void> {
  const perform = work[job.kind as JobKind];
  if (!perform) throw new Error(`nobody does jobs of the kind ${job.kind}`);
  await perform(job.data, job.id);
}
