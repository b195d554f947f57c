import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { type Tx, transaction } from '@/lib/db/client';
import { cancelJob } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { ok, type Result, refuse } from '@/lib/result';
import { readByRules } from '@/lib/rules/live';
import { heldInstead } from '@/lib/rules/verdict';
import { readSettings } from '@/lib/settings/read';
import { findQuote } from '@/lib/text/hook';
import { renderComment } from '@/lib/text/markdown';
import { checkName } from '@/lib/text/names';
import { answeringWhenAway } from './away';
import { binByRule } from './bin';
import { promisedBy } from './due';
import { gatherFacts } from './facts';
import { type HeldBy, heldBy } from './held-by';
import { judge, type Verdict } from './judge';
import { mayEdit } from './receipt';
import { recourseOf, timesRevised } from './recourse';
import type { EditForm } from './schema';
import {
  findByReceipt,
  findOpenAppeal,
  insertRevision,
  lockComment,
  type ReceiptRow,
  updateIfUnchanged,
} from './store';

export type Edited = { eventId: bigint };

/**
 * The holder of a receipt changes their words. What an editor has not read does not stand on the page: a published comment
 * goes back to the queue with a new promise, unless the judge would publish the new words at once; a rejected one always does.
 */
export function editComment(actor: Actor, form: z.infer<typeof EditForm>, now: Date): Promise<Result<Edited>> {
  return answeringWhenAway(async () => {
    const [row, settings] = await Promise.all([findByReceipt(form.receipt), readSettings()]);
    if (!row) return refuse('missing', 'There is no answer at this address.');
    if (!mayEdit(row) && !recourseOf(row, settings.fairness, now).revise) return refuse('forbidden', whyNot(row));
    if (form.version !== row.version) return refuse('conflict', CHANGED_ELSEWHERE);
    if (form.quote !== '' && form.quote !== row.quote && !findQuote(row.parent?.html ?? row.post.html, form.quote)) {
      return refuse('invalid', 'Please check the words that you quote.', {
        quote: ['These words are not in the text that you answer. Copy them from it, or leave this empty.'],
      });
    }

    const html = renderComment(form.body);
    const rules = await readByRules(html, row.person.name, settings.language);
    const isTheirs = actor.personId === row.personId;
    const facts = await gatherFacts(
      {
        actor: isTheirs ? actor : { kind: 'guest', personId: row.personId, name: row.person.name },
        personId: row.personId,
        addressHash: null,
        words: rules.verdict?.inName ? heldInstead(rules.verdict) : rules.verdict, // the name stands; it is not edited here
        nameIsMixed: isMixed(row.person.name),
        thread: row.post,
        html,
        decoyFilled: false,
        secondsToWrite: null,
        challenge: 'not-asked',
        now,
      },
      settings,
    );
    // A thread that closed in the meantime still lets its writers mend their words.
    const verdict = judge({ ...facts, threadIsOpen: true });
    if (verdict.outcome === 'refuse')
      return refuse(verdict.code, verdict.reason, verdict.field && { [verdict.field]: [verdict.reason] });

    const eventId = await transaction(async (tx) => {
      if (row.state === 'rejected' && (await isBeingAppealed(tx, row.id))) return null;
      const change = changeOf(row, verdict, promisedBy(now, settings.promise), now);
      const version = row.version + 1;
      const words = { source: form.body, ...rules.shown, quote: form.quote, version };
      if (!(await updateIfUnchanged(tx, row, { ...words, ...change }))) return null;
      await insertRevision(tx, { commentId: row.id, version: row.version, source: row.source, createdAt: now });
      if (row.state === 'rejected') await cancelJob(tx, `letter.decided:${row.id}`); // its writer knows already
      const eventId = await record(tx, {
        kind: 'comment.edited',
        actorId: row.personId,
        subject: 'comment',
        subjectId: row.id,
        data: { postId: row.post.id, version, from: row.state, to: change.state },
        tags: row.state === 'approved' ? [tags.post(row.post.slug), tags.answers] : [],
      });
      if (verdict.outcome !== 'bin' || change.state !== 'spam') return eventId;
      const from = row.state as 'pending' | 'approved' | 'rejected'; // nothing else may be changed
      return binByRule(tx, { commentId: row.id, version, from, verdict, slug: row.post.slug, now });
    });
    return eventId === null ? refuse('conflict', CHANGED_ELSEWHERE) : ok({ eventId });
  });
}

/** What is appealed stays as it was judged, also when the appeal comes in at this very moment. */
async function isBeingAppealed(tx: Tx, commentId: number): Promise<boolean> {
  await lockComment(tx, commentId);
  return (await findOpenAppeal(tx, commentId)) !== null;
}

const CHANGED_ELSEWHERE =
  'This answer was changed, or an editor decided about it, while you were writing. Please look at it as it is now; your words are still in the form.';

function whyNot({ state, decisions }: ReceiptRow): string {
  if (state !== 'rejected') return 'This answer cannot be changed any more.';
  return decisions[0]?.appeals[0]?.state === 'open'
    ? 'Your appeal is being read, and your answer stays as it is until then.'
    : 'This answer cannot be revised any more: its time is over, or it was revised twice.';
}

/** Waiting stays waiting, and keeps its place in the queue; until its writer has confirmed it, nothing is decided. */
function changeOf(row: ReceiptRow, verdict: Exclude<Verdict, { outcome: 'refuse' }>, dueAt: Date, now: Date) {
  const editedAt = row.publishedAt ? now : null;
  const off = { pinned: false, featuredAt: null };
  if (verdict.outcome === 'bin' && !row.awaitsConfirmation) {
    return { state: 'spam' as const, editedAt, dueAt: null, decidedAt: now, ...heldBy(verdict), ...off };
  }
  if (row.state === 'pending') return { state: 'pending' as const, editedAt, ...whyItStillWaits(row, verdict) };
  if (row.state === 'approved' && verdict.outcome === 'publish') return { state: 'approved' as const, editedAt };
  return { state: 'pending' as const, editedAt, dueAt, decidedAt: null, ...whyItWaitsAgain(row, verdict), ...off };
}

type Held = { heldFor: string; heldBy: HeldBy | ''; wordRuleId: number | null };

/** Words that a rule held may have been mended. */
function whyItStillWaits(row: ReceiptRow, verdict: Verdict): Held | Record<string, never> {
  if (verdict.outcome === 'hold' && verdict.wordRuleId) return heldBy(verdict);
  return row.wordRuleId ? { heldFor: 'changed while it waited', heldBy: 'changed', wordRuleId: null } : {};
}

function whyItWaitsAgain(row: ReceiptRow, verdict: Verdict): Held {
  const wasPublic = row.state === 'approved';
  const because = wasPublic ? 'changed after it was published' : revisedWords(row);
  const rule = 'wordRuleId' in verdict && verdict.wordRuleId ? verdict : null;
  if (rule) return { ...heldBy(verdict), heldFor: `${because}; ${rule.reason}` };
  return { heldFor: because, heldBy: wasPublic ? 'changed' : 'revised', wordRuleId: null };
}

function revisedWords(row: ReceiptRow): string {
  return timesRevised(row) === 0
    ? 'revised after it was turned down'
    : 'revised after it was turned down, for the second and last time';
}

function isMixed(name: string): boolean {
  const checked = checkName(name);
  return checked.ok && checked.mixed;
}
