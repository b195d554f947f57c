import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import type { Answers, Challenge, Checked } from '@/lib/challenge/challenge';
import { spendChallenge } from '@/lib/challenge/store';
import { type Tx, transaction } from '@/lib/db/client';
import { brokenUnique } from '@/lib/db/faults';
import { enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { tags } from '@/lib/events/tags';
import { type Identified, identify } from '@/lib/people/identify';
import { insertGuest, lockPerson, personStands } from '@/lib/people/store';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { readByRules } from '@/lib/rules/live';
import type { Masked } from '@/lib/rules/mask';
import { readSettings } from '@/lib/settings/read';
import { digest, secretWord, sign } from '@/lib/signed';
import { findQuote } from '@/lib/text/hook';
import { renderComment } from '@/lib/text/markdown';
import { foldEmail } from '@/lib/text/names';
import { answeringWhenAway } from './away';
import { binByRule } from './bin';
import { promisedBy } from './due';
import { gatherFacts } from './facts';
import { heldBy } from './held-by';
import { judge, type Verdict } from './judge';
import { contentHash, keysOf } from './keys';
import { closedWords } from './open';
import type { CommentForm } from './schema';
import {
  countAwaiting,
  type Earlier,
  findAnswered,
  findBySentKey,
  findSameWords,
  findThreadOf,
  insertComment,
  insertConfirmation,
  type SameWords,
} from './store';
import { tellEditors } from './tell-editors';

/** How an answer came in: learnt at the edge. */
export type Sending = {
  now: Date;
  address: string; // the network's, for counting only
  answers: Answers;
  challenge: Challenge;
  secondsToWrite: number | null;
};

export type Submitted = {
  receipt: string;
  /** The event that made it public; null while it waits, and when it had been sent before. */
  publishedBy: bigint | null;
};

const CONFIRMATION_DAYS = 7;
const LETTERS_A_DAY = 5; // to an address that somebody else may have typed
const DAY_MS = 86_400_000;
const DOUBLE_CLICK_MS = 120_000; // so long a browser without JavaScript may send the same form again
const ATTEMPTS = 4;

/** Somebody answers a post. Sending the same twice, even at the same moment, gives the same receipt. */
export function submitComment(actor: Actor, form: CommentForm, sending: Sending): Promise<Result<Submitted>> {
  return answeringWhenAway(async () => {
    if (!can(actor, 'comment.submit')) return refuse('forbidden', 'You may not write here.');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await submitOnce(actor, form, sending);
      } catch (error) {
        if (error instanceof TurnedDown) return { ok: false, refusal: error.refusal };
        // Somebody else took the name, the address or the key in the meantime: look again, and decide anew.
        if (!brokenUnique(error) || attempt === ATTEMPTS) throw error;
      }
    }
  });
}

async function submitOnce(actor: Actor, form: CommentForm, sending: Sending): Promise<Result<Submitted>> {
  const { now } = sending;
  const addressHash = sign('address', sending.address);
  const writer = actor.personId === null ? foldEmail(form.email) : String(actor.personId);
  const keys = keysOf(form, { writer, address: addressHash }, now);
  const { key, found } = await freeKey(keys, form);
  const earlier = found ?? (await findSameWords(sameWords(actor, form, addressHash, now)));
  if (earlier && isTheirsByHearsay(earlier, actor, form, { found, now })) return refuse('conflict', SAID_ALREADY);
  if (earlier) return answerAgain(earlier, form);

  const [settings, thread] = await Promise.all([readSettings(), findThreadOf(form.postId)]);
  if (!thread) return refuse('missing', 'This post is not here any more. Your words are still in the form.');
  const parent = form.parentId === null ? null : await findAnswered(thread.id, form.parentId);
  if (form.parentId !== null && !parent) {
    return refuse('missing', 'The answer that you reply to is not here any more. You can still answer the post.', {
      parentId: ['This answer is not here any more.'],
    });
  }
  if (form.quote !== '' && !findQuote(parent?.html ?? thread.html, form.quote)) {
    return refuse('invalid', 'Please check the words that you quote.', {
      quote: ['These words are not in the text that you answer. Copy them from it, or leave this empty.'],
    });
  }

  const identified = await identify(actor, form, settings);
  if (!identified.ok) {
    // The name may be taken by this very answer, sent at the same moment and written down since we looked.
    const { found: twin } = await freeKey(keys, form);
    return twin ? answerAgain(twin, form) : identified;
  }
  const who = identified.value;

  const checked =
    actor.personId === null ? await sending.challenge.verify(sending.answers, { ...sending, postId: thread.id }) : null;
  const html = renderComment(form.body);
  const rules = await readByRules(html, who.name, settings.language);
  const facts = await gatherFacts(
    {
      actor,
      personId: who.kind === 'new' ? null : who.person.id,
      addressHash,
      words: rules.verdict,
      nameIsMixed: who.nameIsMixed,
      thread,
      html,
      decoyFilled: form.topic !== '',
      secondsToWrite: sending.secondsToWrite ?? secondsSince(checked?.issuedAt, now),
      challenge: checked?.outcome ?? 'not-asked',
      now,
    },
    settings,
  );
  const verdict = judge(facts);
  if (verdict.outcome === 'refuse') {
    if (verdict.code === 'closed') return refuse('closed', closedWords(thread));
    return refuse(verdict.code, verdict.reason, verdict.field && { [verdict.field]: [verdict.reason] });
  }

  const answer = { form, shown: rules.shown, who, verdict, checked, key, addressHash, now, slug: thread.slug };
  const submitted = await transaction((tx) => write(tx, { ...answer, dueAt: promisedBy(now, settings.promise) }));
  if (submitted !== 'replayed') return ok(submitted);
  const { found: first } = await freeKey(keys, form);
  return first ? answerAgain(first, form) : refuse('not-human', REPLAYED);
}

const REPLAYED = 'The check that you are human was used before. Please send your answer again; your words are safe.';

/** Words that were taken back may be sent anew: without a key of the browser's own they need another one. */
async function freeKey(keys: [string, ...string[]], form: CommentForm) {
  let key = keys[0];
  let found = await findBySentKey(keys);
  while (found?.state === 'withdrawn' && form.key === '') {
    key = `${keys[0]}:after:${found.id}`;
    found = await findBySentKey([key]);
  }
  return { key, found };
}

function answerAgain(earlier: Earlier, form: CommentForm): Result<Submitted> {
  if (earlier.contentHash === contentHash(form)) return ok({ receipt: earlier.receipt, publishedBy: null });
  return refuse(
    'conflict',
    'This form has sent an answer already, with other words. Send once more to make this a second answer, or change the first one on its receipt.',
  );
}

const SAID_ALREADY =
  'These words stand under the post already. To change them, open their receipt; to say something else, write it here.';

/**
 * A receipt is a key. Once the words are public, anybody on the same network who knows the address could send them again
 * to be given it; so only the browser that made the form's own key has it then, and whoever is known by a cookie.
 */
function isTheirsByHearsay(
  earlier: Earlier,
  actor: Actor,
  form: CommentForm,
  { found, now }: { found: Earlier | null; now: Date },
): boolean {
  if (actor.personId !== null || (found && form.key !== '')) return false;
  return earlier.publishedAt !== null && now.getTime() - earlier.sentAt.getTime() > DOUBLE_CLICK_MS;
}

/** The same hand saying the same thing twice in a day, as when the back button brings the form back with its words. */
function sameWords(actor: Actor, form: CommentForm, addressHash: string, now: Date): SameWords {
  return {
    person: actor.personId === null ? { emailFolded: foldEmail(form.email) } : { id: actor.personId },
    contentHash: contentHash(form),
    addressHash,
    since: new Date(now.getTime() - DAY_MS),
  };
}

type Answer = {
  form: CommentForm;
  shown: Masked;
  who: Identified;
  verdict: Exclude<Verdict, { outcome: 'refuse' }>;
  checked: Checked | null;
  key: string;
  addressHash: string;
  dueAt: Date;
  now: Date;
  slug: string;
};

async function write(tx: Tx, answer: Answer): Promise<Submitted | 'replayed'> {
  const { form, who, verdict, checked, now } = answer;
  if (checked?.spend && !(await spendChallenge(tx, checked.spend))) return 'replayed';

  const personId = who.kind === 'new' ? (await insertGuest(tx, who.guest)).id : who.person.id;
  const awaitsConfirmation = who.kind === 'unproved';
  if (awaitsConfirmation) await limitLetters(tx, personId, now); // its lock comes first: two who share a row cannot both have it alone
  if (who.kind !== 'new' && !(await personStands(tx, personId))) {
    throw new TurnedDown({ code: 'forbidden', message: 'This account is no longer here. Please sign in again.' });
  }
  const isPublished = verdict.outcome === 'publish' && !awaitsConfirmation;
  const binned = verdict.outcome === 'bin' && !awaitsConfirmation ? verdict : null;
  const waits = !isPublished && !binned;

  const comment = await insertComment(tx, {
    postId: form.postId,
    parentId: form.parentId,
    personId,
    state: isPublished ? 'approved' : binned ? 'spam' : 'pending',
    source: form.body,
    ...answer.shown,
    quote: form.quote,
    ...heldBy(verdict),
    awaitsConfirmation,
    sentAt: now,
    dueAt: waits && !awaitsConfirmation ? answer.dueAt : null,
    decidedAt: binned ? now : null,
    publishedAt: isPublished ? now : null,
    receipt: secretWord(),
    idempotencyKey: answer.key,
    contentHash: contentHash(form),
    addressHash: answer.addressHash,
    wantsLetter: form.wantsLetter,
  });
  if (waits && !awaitsConfirmation) await tellEditors(tx, comment.id, now);
  if (!binned) await askForLetter(tx, { ...answer, personId, commentId: comment.id, isPublished });

  const event = { actorId: personId, subject: 'comment', subjectId: comment.id } as const;
  const wordRule = 'wordRuleId' in verdict ? verdict.wordRuleId : undefined;
  const data = { postId: form.postId, parentId: form.parentId, rule: verdict.rule, wordRule };
  await record(tx, { ...event, kind: 'comment.submitted', data });
  if (binned) {
    await binByRule(tx, {
      commentId: comment.id,
      version: 1,
      from: 'pending',
      verdict: binned,
      slug: answer.slug,
      now,
    });
  }
  const shows = [tags.post(answer.slug), tags.answers];
  const publishedBy = isPublished ? await record(tx, { ...event, kind: 'comment.published', data, tags: shows }) : null;
  return { receipt: comment.receipt, publishedBy };
}

/** Whoever knows an address could have letters sent to it without end. */
async function limitLetters(tx: Tx, personId: number, now: Date) {
  await lockPerson(tx, personId);
  if ((await countAwaiting(tx, personId, new Date(now.getTime() - DAY_MS))) < LETTERS_A_DAY) return;
  throw new TurnedDown({
    code: 'too-many',
    message:
      'Several answers already wait for this address to be confirmed. Please follow the link in one of our letters, or sign in.',
    fields: { email: ['Please follow the link in our last letter first.'] },
  });
}

type LetterFacts = Answer & { personId: number; commentId: number; isPublished: boolean };

/** An address that is known must confirm; a new one may, so that its browser need not sign again. */
async function askForLetter(tx: Tx, { who, form, personId, commentId, isPublished, now }: LetterFacts) {
  const isGuest = who.kind !== 'proved' || who.person.claimedAt === null;
  const mustConfirm = who.kind === 'unproved';
  if (!mustConfirm && (isPublished || !isGuest || !form.wantsLetter)) return;

  const confirmSecret = who.kind === 'proved' ? null : secretWord();
  if (confirmSecret) {
    const expiresAt = new Date(now.getTime() + CONFIRMATION_DAYS * DAY_MS);
    await insertConfirmation(tx, { hash: digest(confirmSecret), personId, commentId, expiresAt });
  }
  await enqueue(tx, {
    kind: 'letter.comment-received',
    key: `letter.comment-received:${commentId}`,
    data: { commentId, confirmSecret },
    runAt: now,
  });
}

function secondsSince(then: Date | undefined, now: Date): number | null {
  return then ? Math.max(0, (now.getTime() - then.getTime()) / 1_000) : null;
}

/** Undoes the transaction and says why. */
class TurnedDown extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
