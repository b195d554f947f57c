import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { outOfReach } from '@/lib/auth/scope';
import { lockComment } from '@/lib/comments/store';
import { type Tx, transaction } from '@/lib/db/client';
import { enqueue, takeJob } from '@/lib/events/enqueue';
import type { EventKind } from '@/lib/events/kinds';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { deskMinutesBetween, dueAt } from '@/lib/hours/due';
import { promiseKept } from '@/lib/hours/kept';
import { findGrounds } from '@/lib/reasons/store';
import { closeWithDecision } from '@/lib/reports/with-decision';
import { ok, type Result, refuse } from '@/lib/result';
import { liveRules } from '@/lib/rules/live';
import { readSettings } from '@/lib/settings/read';
import type { SiteSettings } from '@/lib/settings/schema';
import { allowedDecisions, type Decision, leadsTo, mayChangeWords } from './decisions';
import { changedWords } from './edited-words';
import { publishReply, recordReply } from './reply';
import type { DecisionForm } from './schema';
import {
  type ForDeciding,
  findForDeciding,
  insertDecision,
  insertEditorsRevision,
  isReached,
  updateIfUnchanged,
} from './store';
import { remembered, settleKey, UNDO_GRACE_SECONDS } from './undo-memory';
import { decisionInWords } from './words';

export type Decided = { decisionId: number; eventId: bigint };

/** What is decided, and with which other decisions it was taken. */
export type Judgement = DecisionForm & { batch?: string };

const kinds = { approve: 'approve', reject: 'reject', 'mark-spam': 'spam', reopen: 'reopen' } as const;

const events: Record<Decision, EventKind> = {
  approve: 'comment.approved',
  reject: 'comment.rejected',
  'mark-spam': 'comment.marked-spam',
  reopen: 'comment.reopened',
};

/**
 * One editor's judgement of one comment, bound to the words and the state that this editor saw. Of two who decide at once
 * one wins, and the other is told who it was.
 */
export async function decide(actor: Actor, form: Judgement, now: Date): Promise<Result<Decided>> {
  if (!can(actor, 'comment.decide')) return refuse('forbidden', 'Only editors decide on answers.');
  const settings = await readSettings();
  const grounds = form.decision === 'reject' ? await findGrounds(form) : null;
  if (form.decision === 'reject' && !grounds) {
    const message = 'Choose a reason: what is it that this answer does not meet?';
    return refuse('invalid', message, { because: [message] });
  }

  const rules = await liveRules(settings.language);
  return transaction(async (tx) => {
    await lockComment(tx, form.commentId); // an appeal may come in at this very moment
    const comment = await findForDeciding(tx, form.commentId);
    if (!comment) return refuse('missing', 'This answer is not here any more.');
    if (!isReached(actor, comment)) return refuse('missing', outOfReach);
    if (isNotAsSeen(comment, form)) return conflict(comment, form, settings, now);
    if (!allowedDecisions(actor, comment).includes(form.decision)) return notToBeJudged(comment);
    const edited = form.decision === 'approve' && form.edited ? changedWords(comment, form.edited, rules, now) : null;
    if (edited && !mayChangeWords(actor, comment)) {
      return refuse('closed', 'The words of this answer cannot be changed: they were not written here.');
    }

    const toState = leadsTo[form.decision];
    const seen = { id: form.commentId, version: form.version, state: form.state };
    const { calendar, deskMinutes } = settings.promise;
    const changed = await updateIfUnchanged(tx, seen, {
      state: toState,
      decidedAt: toState === 'pending' ? null : now,
      ...(toState === 'approved' && !comment.publishedAt ? { publishedAt: now } : {}),
      ...(toState === 'pending' ? { dueAt: dueAt(now, deskMinutes, calendar) } : {}),
      ...edited,
    });
    if (!changed) {
      const latest = await findForDeciding(tx, form.commentId);
      return conflict(latest ?? comment, form, settings, now);
    }
    if (edited) await insertEditorsRevision(tx, { ...comment, editorId: actor.personId });

    const figures = form.state === 'pending' ? promiseFigures(comment, now, settings) : {};
    const version = edited?.version ?? form.version;
    const { id: decisionId } = await insertDecision(tx, {
      commentId: form.commentId,
      kind: kinds[form.decision],
      deciderId: actor.personId,
      fromState: form.state,
      toState,
      version,
      guidelineId: grounds?.guideline.id ?? null,
      reasonId: grounds?.reasonId ?? null,
      reason: grounds?.title ?? null,
      words: form.decision === 'reject' ? form.words : '',
      batch: form.batch ?? null,
      ...figures,
      createdAt: now,
    });
    const body = form.decision === 'approve' ? form.reply : null;
    const reply = body ? await publishReply(tx, { actor, comment, decisionId, body, now }) : null;
    const settling = { comment, decisionId, replyId: reply?.id ?? null, changesWords: edited !== null };
    const undoSeconds = settings.moderation.undoSeconds + UNDO_GRACE_SECONDS;
    await waitForUndo(tx, form, settling, new Date(now.getTime() + undoSeconds * 1_000));
    const clause = grounds?.guideline ?? null;
    await closeWithDecision(tx, actor, { commentId: form.commentId, toState, clause, now, undoSeconds });

    const eventId = await record(tx, {
      kind: events[form.decision],
      actorId: actor.personId,
      subject: 'comment',
      subjectId: form.commentId,
      data: {
        decisionId,
        version,
        from: form.state,
        to: toState,
        guideline: grounds?.guideline.number,
        reason: grounds?.reasonId ?? undefined,
        edited: edited ? true : undefined,
        batch: form.batch,
        ...figures,
      },
      tags: shownAtOnce(comment.post.slug, form.state, toState),
    });
    return ok({ decisionId, eventId: reply ? await recordReply(tx, reply) : eventId });
  });
}

/**
 * Which pages grow old with a decision. What is taken away goes from everywhere at once; what is published is in its thread at
 * once, and in feeds, lists and counts when it can no longer be undone: what a feed has said is not taken back.
 */
function shownAtOnce(slug: string, from: string, to: string): string[] {
  if (from === 'approved') return [tags.post(slug), tags.answers];
  return to === 'approved' ? [tags.post(slug)] : [];
}

export function letterKey(commentId: number): string {
  return `letter.decided:${commentId}`;
}

type Settling = { comment: ForDeciding; decisionId: number; replyId: number | null; changesWords: boolean };

/**
 * Until the decision can no longer be undone its letter waits, and so does what it was like before. A newer decision's letter
 * takes an older one's place. Spam gets none.
 */
async function waitForUndo(tx: Tx, form: Judgement, settling: Settling, runAt: Date) {
  const { comment, decisionId, replyId, changesWords } = settling;
  const key = letterKey(form.commentId);
  const letter = await takeJob(tx, key);
  if (form.decision === 'approve' || form.decision === 'reject') {
    await enqueue(tx, { kind: 'letter.decided', data: { decisionId, replyId }, key, runAt });
  }
  const { version, source, html, unmaskedHtml, editorEditedAt } = comment;
  const memory = {
    decisionId,
    commentId: form.commentId,
    before: { decidedAt: comment.decidedAt, publishedAt: comment.publishedAt, dueAt: comment.dueAt },
    words: changesWords ? { version, source, html, unmaskedHtml, editorEditedAt } : null,
    letter: letter && { ...letter, key },
    replyId,
  };
  await enqueue(tx, { kind: 'decision.settled', data: remembered(memory), key: settleKey(decisionId), runAt });
}

function promiseFigures(comment: ForDeciding, now: Date, { promise }: SiteSettings) {
  const reopened = comment.decisions[0]?.toState === 'pending' ? comment.decisions[0].createdAt : null;
  return {
    inTime: comment.dueAt && promiseKept({ due: comment.dueAt, decidedAt: now }),
    deskMinutes: deskMinutesBetween(reopened ?? comment.sentAt, now, promise.calendar),
  };
}

function isNotAsSeen(comment: ForDeciding, form: DecisionForm) {
  return comment.state !== form.state || comment.version !== form.version;
}

function conflict(comment: ForDeciding, form: DecisionForm, settings: SiteSettings, now: Date) {
  const standing = comment.decisions[0];
  if (comment.state !== form.state && standing && standing.toState === comment.state) {
    return refuse(
      'conflict',
      `${decisionInWords(standing, now, settings.promise.calendar.timeZone)} Nothing was changed.`,
    );
  }
  if (comment.state === 'withdrawn') return refuse('conflict', `${comment.person.name} has withdrawn this answer.`);
  if (comment.version !== form.version) {
    return refuse(
      'conflict',
      `${comment.person.name} has changed these words since you opened them. Please read them again.`,
    );
  }
  return refuse('conflict', 'This answer has changed since you opened it. Please look again.');
}

function notToBeJudged(comment: ForDeciding) {
  if (comment.appeals.length > 0) {
    return refuse('closed', `${comment.person.name} has appealed. Judge the appeal, and this answer with it.`);
  }
  return comment.awaitsConfirmation
    ? refuse('closed', `${comment.person.name} has not confirmed this answer yet, so it cannot be decided.`)
    : refuse('closed', 'This answer cannot be decided like this.');
}
