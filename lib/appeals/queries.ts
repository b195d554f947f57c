import 'server-only';
import { promisedBy } from '@/lib/comments/due';
import { readSettings } from '@/lib/settings/read';
import { judgesAlone } from './may-judge';
import { findDecisionAgainst, hasOtherJudge } from './store';

/** Who would read an appeal against this decision, and by when. For the receipt, whose address is a secret. */
export async function getAppealing(decisionId: number, now: Date) {
  const [decision, { promise, fairness }] = await Promise.all([findDecisionAgainst(decisionId), readSettings()]);
  if (!decision) return null;
  const { deciderId, comment } = decision;
  const hasOthers = await hasOtherJudge({ postId: comment.postId, deciderId, writerId: comment.personId }, now);
  return {
    dueAt: promisedBy(now, { ...promise, deskMinutes: fairness.appealDeskMinutes }),
    alone: judgesAlone({ deciderId, hasOthers }),
    byRule: deciderId === null,
  };
}
