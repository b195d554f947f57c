import { type Tx, transaction } from '@/lib/db/client';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { confirmAddressOf } from '@/lib/people/store';
import { ok, type Result, refuse } from '@/lib/result';
import { readByRules } from '@/lib/rules/live';
import { heldInstead } from '@/lib/rules/verdict';
import { readSettings } from '@/lib/settings/read';
import type { SiteSettings } from '@/lib/settings/schema';
import { digest } from '@/lib/signed';
import { checkName } from '@/lib/text/names';
import { answeringWhenAway } from './away';
import { binByRule } from './bin';
import { promisedBy } from './due';
import { gatherFacts } from './facts';
import { heldBy } from './held-by';
import { judge, type Verdict } from './judge';
import { findByReceipt, findConfirmation, type ReceiptRow, updateIfUnchanged, useToken } from './store';
import { tellEditors } from './tell-editors';

export type Confirmed = {
  personId: number;
  /** Whoever has a password signs in with it: a letter does not open the desk, nor stands for them. */
  mayBeRemembered: boolean;
  receipt: string | null;
  publishedBy: bigint | null;
};

/**
 * Somebody followed the link in a letter and said yes: the address is theirs, and so is the answer that waited for it.
 * Whoever typed that answer may be somebody else, and holds its receipt: the yes is for the version that was shown.
 */
export function confirmAddress(secret: string, version: number, now: Date): Promise<Result<Confirmed>> {
  return answeringWhenAway(async () => {
    const token = await findConfirmation(digest(secret));
    if (!token?.person || token.person.erasedAt)
      return refuse('missing', 'This link is not one of ours, or it is no longer good.');
    const person = token.person;
    const receipt = token.comment?.receipt ?? null;
    if (token.usedAt) return refuse('conflict', 'This link was used before. It works once.');
    if (token.expiresAt <= now)
      return refuse('closed', 'This link is older than seven days. Please send your answer again.');

    const [row, settings] = await Promise.all([receipt ? findByReceipt(receipt) : null, readSettings()]);
    const waiting = row?.state === 'pending' && row.awaitsConfirmation ? row : null;
    if (waiting && waiting.version !== version) return changedSince;
    const verdict = waiting ? await judgeNow(waiting, settings, now) : null;
    if (verdict?.outcome === 'refuse') return refuse(verdict.code, verdict.reason);

    const work = async (tx: Tx) => {
      if (!(await useToken(tx, token.id, now))) return null;
      const isNews = await confirmAddressOf(tx, person.id, now);
      const dueAt = promisedBy(now, settings.promise);
      const publishedBy = waiting && verdict ? await admit(tx, { row: waiting, verdict, dueAt, now }) : null;
      // Last, like everything that is written to the log: its lock before the comment's would meet an edit's halfway.
      if (isNews) {
        await record(tx, {
          kind: 'person.address-confirmed',
          actorId: person.id,
          subject: 'person',
          subjectId: person.id,
        });
      }
      return { publishedBy };
    };
    const done = await transaction(work).catch((error) => {
      if (error instanceof ChangedMeanwhile) return 'changed' as const;
      throw error;
    });
    if (done === 'changed') return changedSince;
    if (!done) return refuse('conflict', 'This link was used before. It works once.');
    return ok({
      personId: person.id,
      mayBeRemembered: person.role === 'reader' && person.claimedAt === null,
      receipt,
      ...done,
    });
  });
}

/** Following a mailed link proves more than any challenge; all else is judged as if it were sent now, by a guest. */
async function judgeNow(row: ReceiptRow, settings: SiteSettings, now: Date): Promise<Verdict> {
  const name = checkName(row.person.name);
  const html = row.unmaskedHtml ?? row.html;
  // A rule made since cannot send the words back to whoever only confirms them: an editor reads them.
  const { verdict } = await readByRules(html, row.person.name, settings.language);
  const facts = await gatherFacts(
    {
      actor: { kind: 'guest', personId: row.personId, name: row.person.name },
      personId: row.personId,
      addressHash: null,
      words: verdict && heldInstead(verdict),
      nameIsMixed: name.ok && name.mixed,
      thread: row.post,
      html,
      decoyFilled: false,
      secondsToWrite: null,
      challenge: 'not-asked',
      now,
    },
    settings,
  );
  return judge({ ...facts, threadIsOpen: true });
}

type Admission = { row: ReceiptRow; verdict: Exclude<Verdict, { outcome: 'refuse' }>; dueAt: Date; now: Date };

/** The answer takes its place in the queue, or on the page. */
async function admit(tx: Tx, { row, verdict, dueAt, now }: Admission): Promise<bigint | null> {
  const isPublished = verdict.outcome === 'publish';
  const waits = verdict.outcome === 'hold';
  const changed = await updateIfUnchanged(tx, row, {
    awaitsConfirmation: false,
    state: isPublished ? 'approved' : waits ? 'pending' : 'spam',
    publishedAt: isPublished ? now : null,
    decidedAt: verdict.outcome === 'bin' ? now : null,
    dueAt: waits ? dueAt : null,
    ...heldBy(verdict),
  });
  if (!changed) throw new ChangedMeanwhile();
  const event = {
    actorId: row.personId,
    subject: 'comment',
    subjectId: row.id,
    data: { postId: row.post.id },
  } as const;
  if (waits) await tellEditors(tx, row.id, now);
  await record(tx, { ...event, kind: 'comment.confirmed' });
  if (verdict.outcome === 'bin') {
    const { id: commentId, version } = row;
    await binByRule(tx, { commentId, version, from: 'pending', verdict, slug: row.post.slug, now });
  }
  if (!isPublished) return null;
  return record(tx, { ...event, kind: 'comment.published', tags: [tags.post(row.post.slug), tags.answers] });
}

const changedSince = refuse(
  'conflict',
  'These words were changed after you opened the page. Please open the link in our letter again and read them anew.',
);

/** Undoes the transaction, so that the link is still good. */
class ChangedMeanwhile extends Error {}
