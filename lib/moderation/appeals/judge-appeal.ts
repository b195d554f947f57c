import { appealIsReached, whyNotJudge } from '@/lib/appeals/may-judge';
import { appealLetterKey } from '@/lib/appeals/reopen-appeal';
import type { JudgementForm } from '@/lib/appeals/schema';
import {
  type ForJudging,
  findForJudging,
  hasOtherJudge,
  insertSettling,
  publishIfUnchanged,
  updateAppealIfUnchanged,
} from '@/lib/appeals/store';
import { judgementInWords } from '@/lib/appeals/words';
import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { lockComment } from '@/lib/comments/store';
import { type Tx, transaction } from '@/lib/db/client';
import { enqueue, takeJob } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import type { SiteSettings } from '@/lib/settings/schema';
import { letterKey } from '../decide';
import { remembered, settleKey, UNDO_GRACE_SECONDS } from '../undo-memory';

/** `decisionId`: the one that an upheld appeal led to; taking it back takes the judgement back. */
export type JudgedAppeal = { appealId: number; decisionId: number | null; eventId: bigint };

const UPHELD = 'Your appeal was right: the answer meets the guidelines.';

/**
 * A second editor's judgement of the first one's decision, bound to the words and the appeal that they read. Upheld, the
 * answer is published by a decision of its own; dismissed, nothing changes, and the words say why.
 */
export async function judgeAppeal(actor: Actor, form: JudgementForm, now: Date): Promise<Result<JudgedAppeal>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors judge appeals.');
  if (form.judgement === 'dismiss' && form.words === '') {
    const message = 'Say why the decision stands: whoever appealed is told.';
    return refuse('invalid', message, { words: [message] });
  }
  const [settings, found] = await Promise.all([readSettings(), findForJudging(form.appealId)]);
  if (!found) return refuse('missing', 'There is no such appeal.');
  if (!appealIsReached(actor, found)) return refuse('missing', outOfReach);

  return transaction<Result<JudgedAppeal>>(async (tx) => {
    await lockComment(tx, found.comment.id);
    const appeal = await findForJudging(form.appealId, tx);
    if (!appeal) return refuse('missing', 'There is no such appeal.');
    if (!isAsSeen(appeal, form)) return conflict(appeal, settings, now);
    const { comment, decision } = appeal;
    const involved = { postId: comment.post.id, deciderId: decision.deciderId, writerId: comment.personId };
    const why = whyNotJudge(actor, { ...involved, hasOthers: await hasOtherJudge(involved, now, tx) });
    if (why) return refuse('forbidden', why);

    const windowSeconds = settings.moderation.undoSeconds + UNDO_GRACE_SECONDS;
    const runAt = new Date(now.getTime() + windowSeconds * 1_000);
    const settling = form.judgement === 'uphold' ? await publish(tx, { actor, appeal, now, runAt }) : null;
    if (form.judgement === 'uphold' && !settling) return conflict(appeal, settings, now);
    const seen = { id: appeal.id, version: form.version, state: 'open' } as const;
    const changed = await updateAppealIfUnchanged(tx, seen, {
      state: settling ? 'upheld' : 'dismissed',
      judgeId: actor.personId,
      outcome: form.words || UPHELD,
      judgedAt: now,
      settlingId: settling?.decisionId ?? null,
    });
    if (!changed) throw new Error(`appeal ${appeal.id} changed under the lock of its comment`);
    const key = appealLetterKey(appeal.id);
    await enqueue(tx, { kind: 'letter.appeal-judged', key, data: { appealId: appeal.id }, runAt });

    const eventId = await record(tx, {
      kind: settling ? 'appeal.upheld' : 'appeal.dismissed',
      actorId: actor.personId,
      subject: 'appeal',
      subjectId: appeal.id,
      data: {
        commentId: comment.id,
        against: decision.id,
        ...(settling && { decisionId: settling.decisionId }),
        promiseKept: appeal.dueAt ? now <= appeal.dueAt : null,
      },
      tags: settling ? [tags.post(comment.post.slug)] : [], // lists and feeds follow when it can no longer be undone
    });
    return ok({ appealId: appeal.id, decisionId: settling?.decisionId ?? null, eventId });
  });
}

function isAsSeen({ state, version, comment, decision }: ForJudging, form: JudgementForm): boolean {
  const isAsAppealed = comment.state === decision.toState && comment.version === form.commentVersion;
  return state === 'open' && version === form.version && isAsAppealed;
}

function conflict(appeal: ForJudging, settings: SiteSettings, now: Date) {
  const { comment } = appeal;
  if (appeal.state !== 'open') {
    const said = judgementInWords(appeal, now, settings.promise.calendar.timeZone);
    return refuse('conflict', `${said} Nothing was changed.`);
  }
  if (comment.state === 'withdrawn') return refuse('conflict', `${comment.person.name} has withdrawn this answer.`);
  return refuse('conflict', 'This answer or its appeal has changed since you opened it. Please look again.');
}

type Publishing = { actor: Actor; appeal: ForJudging; now: Date; runAt: Date };

/** The answer goes on the page by a decision like any other, which names the appeal in the log and is undone like any other. */
async function publish(tx: Tx, { actor, appeal, now, runAt }: Publishing) {
  const { id, version, state, decidedAt, publishedAt, dueAt } = appeal.comment;
  if (state !== 'rejected' && state !== 'spam') return null;
  if (!(await publishIfUnchanged(tx, { id, version, state }, now, publishedAt ?? now))) return null;
  const { id: decisionId } = await insertSettling(tx, {
    commentId: id,
    kind: 'approve',
    deciderId: actor.personId,
    fromState: state,
    toState: 'approved',
    version,
    createdAt: now,
  });
  const key = letterKey(id);
  const held = await takeJob(tx, key); // a letter about the rejection, should it not have left yet
  const memory = {
    decisionId,
    commentId: id,
    before: { decidedAt, publishedAt, dueAt },
    words: null,
    letter: held && { ...held, key },
    replyId: null,
  };
  await enqueue(tx, { kind: 'decision.settled', data: remembered(memory), key: settleKey(decisionId), runAt });
  await record(tx, {
    kind: 'comment.approved',
    actorId: actor.personId,
    subject: 'comment',
    subjectId: id,
    data: { decisionId, version, from: state, to: 'approved', appealId: appeal.id },
    tags: [tags.post(appeal.comment.post.slug)],
  });
  return { decisionId };
}
