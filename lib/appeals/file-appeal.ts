import { answeringWhenAway } from '@/lib/comments/away';
import { promisedBy } from '@/lib/comments/due';
import { recourseOf } from '@/lib/comments/recourse';
import { findByReceipt, lockComment, type ReceiptRow } from '@/lib/comments/store';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { ok, type Result, refuse } from '@/lib/result';
import { readSettings } from '@/lib/settings/read';
import type { AppealForm } from './schema';
import { insertAppeal } from './store';

export type Filed = { appealId: number };

/**
 * The holder of a receipt says why their answer should be published after all. It is about the decision that they were
 * shown, once; a ban or a suspension does not stand in its way. Sending the same twice makes one.
 */
export function fileAppeal(form: AppealForm, now: Date): Promise<Result<Filed>> {
  return answeringWhenAway<Filed>(async () => {
    const [answer, settings] = await Promise.all([findByReceipt(form.receipt), readSettings()]);
    if (!answer) return refuse('missing', 'There is no answer at this address.');

    return transaction<Result<Filed>>(async (tx) => {
      await lockComment(tx, answer.id);
      const row = await findByReceipt(form.receipt, tx);
      if (!row) return refuse('missing', 'There is no answer at this address.');
      const earlier = appealAgainst(row, form.decisionId);
      if (earlier?.words === form.words) return ok({ appealId: earlier.id });
      if (earlier) return refuse('conflict', 'You have appealed against this decision already. It can be done once.');
      if (row.decisions[0]?.id !== form.decisionId) return refuse('conflict', DECIDED_ANEW);
      if (!recourseOf(row, settings.fairness, now).appeal) return refuse('closed', whyNot(row));

      const { appealDeskMinutes: deskMinutes } = settings.fairness;
      const { id: appealId } = await insertAppeal(tx, {
        commentId: row.id,
        decisionId: form.decisionId,
        words: form.words,
        createdAt: now,
        dueAt: promisedBy(now, { ...settings.promise, deskMinutes }),
      });
      await record(tx, {
        kind: 'appeal.filed',
        actorId: row.personId,
        subject: 'appeal',
        subjectId: appealId,
        data: { commentId: row.id, against: form.decisionId, from: row.state },
      });
      return ok({ appealId });
    });
  });
}

function appealAgainst({ decisions }: ReceiptRow, decisionId: number) {
  return decisions.find(({ id }) => id === decisionId)?.appeals[0];
}

const DECIDED_ANEW =
  'Your answer has been decided about anew since you opened this page. Please look at it as it is now; your words are still in the form.';

function whyNot({ state, post }: ReceiptRow): string {
  if (post.state !== 'published')
    return 'The post that you answered is not here any more, so nothing can stand under it.';
  if (state === 'rejected' || state === 'spam')
    return 'The time in which one can appeal against this decision is over.';
  return 'There is no decision to appeal against.';
}
