import 'server-only';
import { appealIsReached, whyNotJudge } from '@/lib/appeals/may-judge';
import { findAppealOf, hasOtherJudge } from '@/lib/appeals/store';
import { judgementInWords } from '@/lib/appeals/words';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import { timeLeft } from '@/lib/hours/words';
import { readSettings } from '@/lib/settings/read';

/** The latest appeal about a comment, as an editor sees it. */
export async function getAppealInCase(actor: Actor, commentId: number, now: Date) {
  if (!can(actor, 'comment.decide')) return null;
  const appeal = await findAppealOf(commentId);
  if (!appeal || !appealIsReached(actor, appeal)) return null;
  const { promise, moderation } = await readSettings();
  const { calendar } = promise;
  const { comment, decision } = appeal;
  const today = localTime(calendar.timeZone, now).day;
  const moment = (at: Date) => spokenMoment(localTime(calendar.timeZone, at), today);
  const involved = { postId: comment.post.id, deciderId: decision.deciderId, writerId: comment.personId };
  const isOpen = appeal.state === 'open';
  const hasOthers = isOpen && (await hasOtherJudge(involved, now));
  const undoUntil = (appeal.judgedAt?.getTime() ?? 0) + moderation.undoSeconds * 1_000;
  return {
    id: appeal.id,
    version: appeal.version,
    commentId,
    commentVersion: comment.version,
    state: appeal.state,
    name: comment.person.name,
    words: appeal.words,
    filed: moment(appeal.createdAt),
    due: isOpen && appeal.dueAt ? { ...timeLeft(now, appeal.dueAt, calendar), moment: moment(appeal.dueAt) } : null,
    wasSpam: decision.toState === 'spam',
    why: isOpen ? whyNotJudge(actor, { ...involved, hasOthers }) : null,
    alone: isOpen && decision.deciderId === actor.personId && !hasOthers,
    judged: isOpen ? null : judgementInWords(appeal, now, calendar.timeZone),
    outcome: appeal.outcome,
    undoable: appeal.state === 'dismissed' && now.getTime() <= undoUntil,
  };
}

export type AppealInCase = NonNullable<Awaited<ReturnType<typeof getAppealInCase>>>;
