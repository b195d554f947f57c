import { localDay } from '@/lib/hours/local';
import { fullDay } from '@/lib/hours/spoken';
import type { SiteSettings } from '@/lib/settings/schema';
import { type Recourse, recourseOf, VERSIONS_MAX } from './recourse';
import type { ReceiptRow } from './store';

export type CommentState = ReceiptRow['state'];

type Standing = Pick<ReceiptRow, 'state' | 'kind' | 'version' | 'importedFrom' | 'post'>;

/** Whether the words of what waits or stands may change. Draws the edit form on the receipt, and guards it in `edit.ts`. */
export function mayEdit({ state, kind, version, importedFrom, post }: Standing): boolean {
  if (version >= VERSIONS_MAX) return false;
  if (kind !== 'comment' || importedFrom !== null || post.state !== 'published') return false;
  return state === 'pending' || state === 'approved';
}

/** Draws the button on the receipt, and guards it in `withdraw.ts`. */
export function mayWithdraw({ state }: Pick<ReceiptRow, 'state'>): boolean {
  return state === 'pending' || state === 'approved' || state === 'rejected';
}

export type Step = {
  words: string;
  at: Date | null;
  by?: boolean; // `at` is a promise
  why?: string;
  kind: 'done' | 'next' | 'no';
};

export type AppealShown = {
  state: 'open' | 'upheld' | 'dismissed' | 'dropped';
  words: string;
  filedAt: Date;
  dueAt: Date | null;
  outcome: string;
  judgedAt: Date | null;
  judge: Judge;
};

/** Who judged, as far as its writer is told. */
type Judge = 'another editor' | 'the same editor' | 'an editor';

export type Receipt = {
  id: number;
  receipt: string;
  state: CommentState;
  headline: string;
  awaitsConfirmation: boolean;
  post: { slug: string; title: string; isPublic: boolean };
  source: string;
  html: string;
  quote: string;
  parentName: string | null;
  version: number;
  sentAt: Date;
  dueAt: Date | null;
  decidedAt: Date | null;
  keptWithin: boolean | null; // whether the decision came in the time that was promised
  letterTo: string | null; // "n…@harbour.example"; null when no letter will come
  rejection: {
    reason: string;
    number: number | null;
    title: string;
    text: string;
    isRetired: boolean;
    words: string;
  } | null;
  decisionId: number | null; // the one that stands
  appeal: AppealShown | null; // against the decision that stands, or the one that led to it
  recourse: Recourse;
  barred: string | null; // why its writer may not write at the moment, in words
  course: Step[];
  mayEdit: boolean;
  mayWithdraw: boolean;
  wasPublic: boolean;
};

type Facts = { settings: SiteSettings; now: Date; barred: string | null };

export function toReceipt(receipt: string, row: ReceiptRow, { settings, now, barred }: Facts): Receipt {
  const standing = row.decisions[0];
  const rejection = row.state === 'rejected' && standing?.toState === 'rejected' ? standing : null;
  const appeal = standing ? appealOf(standing, row) : null;
  const recourse = recourseOf(row, settings.fairness, now);
  const open = barred === null ? recourse : { ...recourse, revise: null };
  return {
    id: row.id,
    receipt,
    state: row.state,
    headline: headline(row, appeal),
    awaitsConfirmation: row.awaitsConfirmation,
    post: { slug: row.post.slug, title: row.post.title, isPublic: row.post.state === 'published' },
    source: row.source,
    html: row.html,
    quote: row.quote,
    parentName: row.parent?.person.name ?? null,
    version: row.version,
    sentAt: row.sentAt,
    dueAt: row.dueAt,
    decidedAt: row.decidedAt,
    keptWithin: row.decidedAt && row.dueAt ? row.decidedAt <= row.dueAt : null,
    letterTo: row.wantsLetter && row.person.email ? hint(row.person.email) : null,
    rejection: rejection
      ? {
          reason: rejection.reason ?? '',
          number: rejection.guideline?.number ?? null,
          title: rejection.guideline?.title ?? '',
          text: rejection.guideline?.text || rejection.guideline?.summary || '',
          isRetired: Boolean(rejection.guideline?.retiredAt),
          words: rejection.words,
        }
      : null,
    decisionId: standing?.id ?? null,
    appeal,
    recourse: open,
    barred,
    course: course(row, open, (at) => dayIn(settings.promise.calendar.timeZone, at, now)),
    mayEdit: barred === null && mayEdit(row),
    mayWithdraw: mayWithdraw(row),
    wasPublic: row.publishedAt !== null,
  };
}

const headlines: Record<CommentState, string> = {
  pending: 'Waiting for an editor',
  approved: 'Published',
  rejected: 'Not published, and why',
  spam: 'Not published',
  withdrawn: 'Withdrawn',
  deleted: 'Removed',
};

function headline({ state, awaitsConfirmation }: ReceiptRow, appeal: AppealShown | null): string {
  if (appeal?.state === 'open') return 'Your appeal is with the editors';
  return state === 'pending' && awaitsConfirmation ? 'Confirm your address' : headlines[state];
}

type Decision = ReceiptRow['decisions'][number];

function appealOf(decision: Decision, { decisions }: ReceiptRow): AppealShown | null {
  const appeal = decision.settles ?? decision.appeals[0];
  if (!appeal) return null;
  const { state, words, createdAt: filedAt, dueAt, outcome, judgedAt } = appeal;
  const against = decisions.find(({ appeals }) => appeals.some(({ id }) => id === appeal.id));
  return {
    state,
    words,
    filedAt,
    dueAt,
    outcome,
    judgedAt,
    judge: judgeOf(appeal.judgeId, against?.deciderId ?? null),
  };
}

function judgeOf(judgeId: number | null, deciderId: number | null): Judge {
  if (judgeId === null || deciderId === null) return 'an editor';
  return judgeId === deciderId ? 'the same editor' : 'another editor';
}

/** What has happened to it and what comes next, in order. */
function course(row: ReceiptRow, recourse: Recourse, day: (at: Date) => string): Step[] {
  const steps: Step[] = [{ words: 'You sent it', at: row.sentAt, kind: 'done' }];
  const confirmedAt = row.person.emailConfirmedAt;
  if (confirmedAt && confirmedAt >= row.sentAt) {
    steps.push({ words: 'You confirmed your address', at: confirmedAt, kind: 'done' });
  }
  if (row.publishedAt && row.decisions.length === 0) {
    steps.push({ words: 'It was published', at: row.publishedAt, kind: 'done' });
  }
  steps.push(...row.decisions.toReversed().flatMap((decision) => decisionSteps(decision)));
  steps.push(...row.revisions.map((revision) => revisionStep(revision, row.decisions)));
  steps.sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
  const told = steps.filter((step, index) => step.words !== CHANGED || steps[index + 1]?.words !== CHANGED);
  return [...told, ...nextStep(row, recourse, day)];
}

const CHANGED = 'You changed it';

function decisionSteps(decision: Decision): Step[] {
  const made = decision.settles ? [] : [decisionStep(decision)]; // the appeal that led to it tells of it
  return [...made, ...decision.appeals.flatMap((appeal) => appealSteps(appeal, decision.deciderId))];
}

function decisionStep({ kind, createdAt: at, reason, guideline, rule }: Decision): Step {
  const who = rule ? 'A rule' : 'An editor read it and';
  if (kind === 'approve') return { words: `${who} published it`, at, kind: 'done' };
  if (kind === 'spam') return { words: 'It was taken for an advertisement', at, kind: 'no' };
  if (kind === 'reopen') return { words: 'An editor took it up again', at, kind: 'done' };
  const why = [reason, guideline && `guideline ${guideline.number}`].filter(Boolean).join(', ');
  return { words: `${who} turned it down`, at, kind: 'no', why };
}

function appealSteps(appeal: Decision['appeals'][number], deciderId: number | null): Step[] {
  const filed: Step = { words: 'You appealed', at: appeal.createdAt, kind: 'done' };
  if (appeal.state !== 'upheld' && appeal.state !== 'dismissed') return [filed];
  const who = judgeOf(appeal.judgeId, deciderId);
  const did = appeal.state === 'upheld' ? 'upheld it: your answer was published' : 'dismissed it';
  const judged = { at: appeal.judgedAt, why: appeal.outcome, kind: appeal.state === 'upheld' ? 'done' : 'no' } as const;
  return [filed, { ...judged, words: `${who.charAt(0).toUpperCase()}${who.slice(1)} read your appeal and ${did}` }];
}

function revisionStep(
  { version, createdAt: at, editorId }: ReceiptRow['revisions'][number],
  decisions: Decision[],
): Step {
  if (editorId !== null) return { words: 'An editor changed some of its words', at, kind: 'done' };
  const read = decisions.find((decision) => decision.version === version);
  return { words: read?.toState === 'rejected' ? 'You revised it and sent it again' : CHANGED, at, kind: 'done' };
}

function nextStep(row: ReceiptRow, { revise, appeal }: Recourse, day: (at: Date) => string): Step[] {
  if (row.state === 'withdrawn') return [{ words: 'You withdrew it', at: null, kind: 'no' }];
  const open = row.decisions[0]?.appeals.find(({ state }) => state === 'open');
  if (open) return [{ words: 'An editor reads your appeal', at: open.dueAt, by: true, kind: 'next' }];
  const ways = [
    revise && { words: 'revise it', until: day(revise.until) },
    appeal && { words: 'appeal', until: day(appeal.until) },
  ].filter((way) => way !== null);
  if (ways.length > 0) return [{ words: `Your turn: ${yourTurn(ways)}`, at: null, kind: 'next' }];
  if (row.state !== 'pending') return [];
  if (!row.awaitsConfirmation) return [{ words: 'An editor reads it', at: row.dueAt, by: true, kind: 'next' }];
  return [
    { words: 'You confirm your address, by the link in our letter', at: null, kind: 'next' },
    { words: 'An editor reads it', at: null, kind: 'next' },
  ];
}

/** "revise it until Friday 20 March, or appeal until Saturday 5 September" */
function yourTurn([first, second]: { words: string; until: string }[]): string {
  if (!second) return `${first!.words}, until ${first!.until}`;
  if (first!.until === second.until) return `${first!.words} or ${second.words}, until ${second.until}`;
  return `${first!.words} until ${first!.until}, or ${second.words} until ${second.until}`;
}

function dayIn(timeZone: string, at: Date, now: Date): string {
  return fullDay(localDay(timeZone, at.getTime()), localDay(timeZone, now.getTime()));
}

/** Enough of an address to recognise one's own. */
function hint(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0]}…${email.slice(at)}`;
}
