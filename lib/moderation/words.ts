import { localTime } from '@/lib/hours/local';
import { spokenMoment } from '@/lib/hours/spoken';
import type { CommentState } from './decisions';

type Standing = {
  toState: CommentState;
  createdAt: Date;
  decider: { name: string } | null;
  reason?: string | null;
  guideline?: { number: number; title: string } | null;
};

const did: Record<CommentState, string> = {
  approved: 'approved this',
  rejected: 'rejected this',
  spam: 'marked this as spam',
  pending: 'put this back on the queue',
  withdrawn: 'withdrew this',
  deleted: 'deleted this',
};

/** "Hanne Vorst rejected this (guideline 4, Sells something) today, 14:10." */
export function decisionInWords(decision: Standing, now: Date, timeZone: string): string {
  const who = decision.decider?.name ?? 'A rule';
  const clause = decision.guideline
    ? ` (guideline ${decision.guideline.number}, ${decision.reason ?? decision.guideline.title})`
    : '';
  const when = spokenMoment(localTime(timeZone, decision.createdAt), localTime(timeZone, now).day);
  return `${who} ${did[decision.toState]}${clause} ${/^(today|yesterday)/.test(when) ? when : `on ${when}`}.`;
}
