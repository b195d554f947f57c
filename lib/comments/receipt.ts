import type { ReceiptRow } from './store';

export type CommentState = ReceiptRow['state'];

/** How often a rejected comment may be revised and sent again. */
export const REVISIONS_AFTER_REJECTION = 3;

/** How often words may change at all: each version is kept, and an editor's page shows them. */
export const VERSIONS_MAX = 50;

type Standing = Pick<ReceiptRow, 'state' | 'kind' | 'version' | 'importedFrom' | 'post'> & {
  decisions: Pick<ReceiptRow['decisions'][number], 'toState'>[];
};

/** Draws the edit form on the receipt, and guards it in `edit.ts`. */
export function mayEdit({ state, kind, version, importedFrom, post, decisions }: Standing): boolean {
  if (version >= VERSIONS_MAX) return false;
  if (kind !== 'comment' || importedFrom !== null || post.state !== 'published') return false;
  if (state === 'pending' || state === 'approved') return true;
  return state === 'rejected' && timesRejected(decisions) < REVISIONS_AFTER_REJECTION;
}

/** Draws the button on the receipt, and guards it in `withdraw.ts`. */
export function mayWithdraw({ state }: Pick<ReceiptRow, 'state'>): boolean {
  return state === 'pending' || state === 'approved' || state === 'rejected';
}

function timesRejected(decisions: Standing['decisions']): number {
  return decisions.filter((decision) => decision.toState === 'rejected').length;
}

export type Step = { words: string; at: Date | null; by?: boolean; kind: 'done' | 'next' | 'no' };

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
  rejection: { number: number | null; title: string; text: string; isRetired: boolean; words: string } | null;
  course: Step[];
  mayEdit: boolean;
  mayWithdraw: boolean;
  wasPublic: boolean;
};

export function toReceipt(receipt: string, row: ReceiptRow): Receipt {
  const rejection = row.state === 'rejected' ? row.decisions.find((decision) => decision.toState === 'rejected') : null;
  return {
    id: row.id,
    receipt,
    state: row.state,
    headline: headline(row),
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
          number: rejection.guideline?.number ?? null,
          title: rejection.guideline?.title ?? '',
          text: rejection.guideline?.text || rejection.guideline?.summary || '',
          isRetired: Boolean(rejection.guideline?.retiredAt),
          words: rejection.words,
        }
      : null,
    course: course(row),
    mayEdit: mayEdit(row),
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

function headline({ state, awaitsConfirmation }: Pick<ReceiptRow, 'state' | 'awaitsConfirmation'>): string {
  return state === 'pending' && awaitsConfirmation ? 'Confirm your address' : headlines[state];
}

/** What has happened to it and what comes next, in order. */
function course(row: ReceiptRow): Step[] {
  const steps: Step[] = [{ words: 'You sent it', at: row.sentAt, kind: 'done' }];
  const confirmedAt = row.person.emailConfirmedAt;
  if (confirmedAt && confirmedAt >= row.sentAt) {
    steps.push({ words: 'You confirmed your address', at: confirmedAt, kind: 'done' });
  }
  if (row.publishedAt && row.decisions.length === 0) {
    steps.push({ words: 'It was published', at: row.publishedAt, kind: 'done' });
  }
  for (const decision of [...row.decisions].reverse()) steps.push(...decisionStep(decision));
  if (row.editedAt) steps.push({ words: 'You changed it', at: row.editedAt, kind: 'done' });
  steps.sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
  return [...steps, ...nextStep(row)];
}

function decisionStep({ kind, createdAt }: ReceiptRow['decisions'][number]): Step[] {
  if (kind === 'approve') return [{ words: 'An editor read it and published it', at: createdAt, kind: 'done' }];
  if (kind === 'reject') return [{ words: 'An editor read it and turned it down', at: createdAt, kind: 'no' }];
  if (kind === 'spam') return [{ words: 'It was taken for an advertisement', at: createdAt, kind: 'no' }];
  return [{ words: 'An editor took it up again', at: createdAt, kind: 'done' }];
}

function nextStep(row: ReceiptRow): Step[] {
  if (row.state === 'withdrawn') return [{ words: 'You withdrew it', at: null, kind: 'no' }];
  if (row.state === 'rejected' && mayEdit(row))
    return [{ words: 'Your turn: you may revise it', at: null, kind: 'next' }];
  if (row.state !== 'pending') return [];
  if (!row.awaitsConfirmation) return [{ words: 'An editor reads it', at: row.dueAt, by: true, kind: 'next' }];
  return [
    { words: 'You confirm your address, by the link in our letter', at: null, kind: 'next' },
    { words: 'An editor reads it', at: null, kind: 'next' },
  ];
}

/** Enough of an address to recognise one's own. */
function hint(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0]}…${email.slice(at)}`;
}
