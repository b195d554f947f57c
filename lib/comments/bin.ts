import type { Tx } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import type { Verdict } from './judge';
import { insertBinning } from './store';

type Binned = {
  commentId: number;
  version: number;
  from: 'pending' | 'approved' | 'rejected';
  verdict: Verdict & { outcome: 'bin' };
  slug: string;
  now: Date;
};

/** A rule marks an answer as spam: a decision like an editor's, against which its writer may appeal. */
export async function binByRule(tx: Tx, { commentId, version, from, verdict, slug, now }: Binned): Promise<bigint> {
  const { rule, wordRuleId } = verdict;
  const reason = wordRuleId ? `word rule ${wordRuleId}` : null; // what was said stands with the comment, and goes with it
  const { id: decisionId } = await insertBinning(tx, {
    commentId,
    version,
    fromState: from,
    rule,
    reason,
    createdAt: now,
  });
  return record(tx, {
    kind: 'comment.marked-spam',
    actorId: null,
    subject: 'comment',
    subjectId: commentId,
    data: { decisionId, version, from, to: 'spam', rule, wordRule: wordRuleId },
    tags: from === 'approved' ? [tags.post(slug), tags.answers] : [],
  });
}
