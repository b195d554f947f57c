import type { SiteSettings } from '@/lib/settings/schema';

/** How often an answer that was turned down may be revised and sent again. */
export const REVISIONS_MAX = 2;

/** How often words may change at all: each version is kept, and an editor's page shows them. */
export const VERSIONS_MAX = 50;

const DAY_MS = 86_400_000;

type State = 'pending' | 'approved' | 'rejected' | 'spam' | 'withdrawn' | 'deleted';
type AppealState = 'open' | 'upheld' | 'dismissed' | 'dropped';

export type Judged = {
  state: State;
  kind: string;
  version: number;
  importedFrom: string | null;
  post: { state: string };
  /** Those that stand, newest first. */
  decisions: {
    toState: State;
    version: number;
    createdAt: Date;
    appeals: { state: AppealState; judgedAt: Date | null }[];
  }[];
};

/** What the writer of an answer that was turned down may do about it, and until when. */
export type Recourse = {
  revise: { until: Date; left: number } | null; // left: how often, the next time included
  appeal: { until: Date } | null;
};

/**
 * Draws the forms on the receipt, and guards them in `edit.ts` and `lib/appeals/file-appeal.ts`. What was taken for spam
 * can be appealed too, since a person may be binned wrongly; revised it cannot be. While an appeal is read, the words stand.
 */
export function recourseOf(answer: Judged, { reviseDays, appealDays }: SiteSettings['fairness'], now: Date): Recourse {
  const { state, decisions } = answer;
  const standing = decisions[0];
  const appeal = standing?.appeals[0];
  const isOurs = answer.kind === 'comment' && answer.importedFrom === null && answer.post.state === 'published';
  if (!standing || standing.toState !== state || !isOurs || appeal?.state === 'open') return none;
  if (state !== 'rejected' && state !== 'spam') return none;

  const reviseUntil = daysAfter(appeal?.judgedAt ?? standing.createdAt, reviseDays);
  const appealUntil = daysAfter(standing.createdAt, appealDays);
  const left = REVISIONS_MAX - timesRevised(answer);
  const mayRevise = state === 'rejected' && left > 0 && answer.version < VERSIONS_MAX && now <= reviseUntil;
  return {
    revise: mayRevise ? { until: reviseUntil, left } : null,
    appeal: !appeal && now <= appealUntil ? { until: appealUntil } : null,
  };
}

const none: Recourse = { revise: null, appeal: null };

/** How often words were changed in answer to a rejection: the next decision read other words, or none was made since. */
export function timesRevised({ version, decisions }: Pick<Judged, 'version' | 'decisions'>): number {
  return decisions.filter(
    (decision, index) =>
      decision.toState === 'rejected' && (decisions[index - 1]?.version ?? version) > decision.version,
  ).length;
}

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
