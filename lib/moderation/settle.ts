import { z } from 'zod';
import { transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { findDecision } from './store';

const Data = z.object({ decisionId: z.number().int() });

/**
 * A job, run when a decision can no longer be undone. What became public goes into feeds, lists and counts now, and whatever
 * learns from decisions may begin.
 */
export async function settleDecision(data: unknown): Promise<void> {
  const { decisionId } = Data.parse(data);
  await transaction(async (tx) => {
    const decision = await findDecision(tx, decisionId);
    if (!decision || decision.undoneAt) return;
    const { comment } = decision;
    await record(tx, {
      kind: 'comment.decision-settled',
      actorId: null,
      subject: 'comment',
      subjectId: comment.id,
      data: { decisionId },
      tags: decision.toState === 'approved' ? [tags.post(comment.post.slug), tags.answers] : [],
    });
  });
}
