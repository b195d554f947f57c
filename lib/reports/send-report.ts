import type { Actor } from '@/lib/auth/actor';
import { can } from '@/lib/auth/can';
import { hashesOf, type Reader } from '@/lib/auth/reader-of';
import type { Answers, Challenge, Checked } from '@/lib/challenge/challenge';
import { spendChallenge } from '@/lib/challenge/store';
import { answeringWhenAway } from '@/lib/comments/away';
import { promisedBy } from '@/lib/comments/due';
import { type Tx, transaction } from '@/lib/db/client';
import { enqueue } from '@/lib/events/enqueue';
import { record } from '@/lib/events/record';
import { networkOf } from '@/lib/people/slow-down';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { refuseIfBarred } from '@/lib/sanctions/part';
import { addressOf } from '@/lib/settings/address';
import { readSettings } from '@/lib/settings/read';
import type { SiteSettings } from '@/lib/settings/schema';
import { secretWord, sign } from '@/lib/signed';
import { foldEmail } from '@/lib/text/names';
import { hideIfReportedEnough } from './hide';
import { tooManyReports } from './limits';
import { newReference } from './reference';
import type { NoticeForm, ReportForm } from './schema';
import {
  countFromNetwork,
  countNoticesTo,
  countOpenSince,
  findReportable,
  insertReport,
  listOwn,
  lockNetwork,
  type Reportable,
} from './store';

/** How a report came in: learnt at the edge. */
export type Sending = { now: Date; address: string; answers: Answers; challenge: Challenge };

export type Sent = {
  isNews: boolean; // false: this reader had said so before
  receipt: string | null; // of a notice
  eventId: bigint | null; // when it hid the answer
};

const HOUR_MS = 3_600_000;
const LETTERS_A_DAY = 5; // to an address that somebody else may have typed
const NOTICES_EACH = 10; // of one answer, by one reader, each after the one before was answered

/**
 * A reader says that an answer should not stand. The same reader saying so twice, even a thousand times at the same
 * moment, is one report; a notice of illegal content may follow one that was answered.
 */
export function sendReport(
  actor: Actor,
  reader: Reader,
  form: ReportForm | NoticeForm,
  sending: Sending,
): Promise<Result<Sent>> {
  return answeringWhenAway(async () => {
    const { now, address } = sending;
    const isNotice = form.reason === 'illegal';
    if (!can(actor, 'comment.report')) return refuse('forbidden', 'You may not do this.');
    // Whoever may not write here may still tell us what the law forbids.
    const who = { personId: reader.personId, addressHash: sign('address', address) };
    const barred = isNotice ? null : await refuseIfBarred(who, now);
    if (barred) return barred;

    const comment = await findReportable(form.comment);
    if (!comment) return refuse('missing', 'This answer is not here any more, so there is nothing left to report.');
    if (!isNotice && reader.personId === comment.personId) {
      return refuse('invalid', 'This is your own answer. You can withdraw it on its receipt.');
    }
    const { key, earlier } = await keyOf(reader, comment.id, isNotice);
    if (earlier) return ok({ isNews: false, receipt: earlier.receipt, eventId: null });
    if (key === null)
      return refuse('too-many', 'Your notices about this answer were answered. Please write to us instead.');

    const checked =
      actor.personId === null
        ? await sending.challenge.verify(sending.answers, { ...sending, postId: comment.post.id })
        : null;
    if (checked?.outcome === 'failed') return refuse('not-human', PROOF_FAILED);

    const settings = await readSettings();
    const report = {
      form,
      comment,
      reader,
      key,
      checked,
      settings,
      now,
      addressHash: sign('address', networkOf(address)),
    };
    try {
      await limit(report); // without waiting for anybody; asked again where nobody else can come between
      return ok(await transaction((tx) => write(tx, report)));
    } catch (error) {
      if (!(error instanceof TurnedDown)) throw error;
      if (error.refusal) return { ok: false, refusal: error.refusal };
      const again = await keyOf(reader, comment.id, isNotice);
      return ok({ isNews: false, receipt: again.earlier?.receipt ?? null, eventId: null });
    }
  }, 'your report');
}

const PROOF_FAILED =
  'The check that you are human did not succeed, or was used before. Please send your report again; your words are safe.';

/** Under which digest the report is kept; a reader's notices of one answer have a number each, and only one may be open. */
async function keyOf(reader: Reader, commentId: number, isNotice: boolean) {
  if (!isNotice) {
    const [earlier] = await listOwn(commentId, hashesOf(reader));
    return { key: reader.hash, earlier };
  }
  const keys = Array.from({ length: NOTICES_EACH }, (_, number) =>
    hashesOf(reader).map((hash) => `notice:${number}:${hash}`),
  );
  const sent = await listOwn(commentId, keys.flat());
  const free = keys.find((same) => !sent.some(({ reporterHash }) => same.includes(reporterHash)));
  return { key: free?.[0] ?? null, earlier: sent.find(({ closedAt }) => closedAt === null) };
}

type Writing = {
  form: ReportForm | NoticeForm;
  comment: Reportable;
  reader: Reader;
  key: string;
  checked: Checked | null;
  settings: SiteSettings;
  addressHash: string;
  now: Date;
};

async function write(tx: Tx, writing: Writing): Promise<Sent> {
  const { form, comment, reader, key, checked, settings, addressHash, now } = writing;
  const isNotice = form.reason === 'illegal';
  await lockNetwork(tx, addressHash);
  if ((await listOwn(comment.id, [key], tx)).length > 0) throw new TurnedDown(null);
  await limit(writing, tx);
  if (checked?.spend && !(await spendChallenge(tx, checked.spend))) {
    throw new TurnedDown({ code: 'not-human', message: PROOF_FAILED });
  }

  const receipt = isNotice ? secretWord() : null;
  const report = await insertReport(tx, {
    commentId: comment.id,
    reporterId: reader.personId,
    reporterHash: key,
    addressHash,
    createdAt: now,
    dueAt: promisedBy(now, settings.promise),
    reason: form.reason,
    ...(form.reason === 'illegal'
      ? { words: form.explanation, notice: noticeOf(form, comment), reference: newReference(now), receipt }
      : { words: form.words }),
  });
  if (!report) throw new TurnedDown(null);
  if (form.reason === 'illegal' && form.email !== '') {
    await enqueue(tx, {
      kind: 'letter.notice-received',
      key: `letter.notice-received:${report.id}`,
      data: { reportId: report.id },
      runAt: now,
    });
  }
  await record(tx, {
    kind: isNotice ? 'comment.noticed' : 'comment.reported',
    actorId: reader.personId,
    subject: 'comment',
    subjectId: comment.id,
    data: { reportId: report.id, reason: form.reason },
  });
  return { isNews: true, receipt, eventId: await hideIfReportedEnough(tx, comment, settings, now) };
}

/** Whoever knows an address could have letters sent to it without end, and one network could bury the editors. */
async function limit({ form, reader, checked, addressHash, now }: Writing, tx?: Tx) {
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const lately = {
    fromHere: await countFromNetwork(addressHash, hourAgo, tx),
    fromEverywhere: await countOpenSince(hourAgo, tx),
  };
  const isKnown = reader.personId !== null;
  const isProven = isKnown || checked?.outcome === 'passed';
  const words = tooManyReports(lately, { isKnown, isProven, isNotice: form.reason === 'illegal' });
  if (words) throw new TurnedDown({ code: 'too-many', message: words });

  if (form.reason !== 'illegal' || form.email === '') return;
  const letters = await countNoticesTo(foldEmail(form.email), new Date(now.getTime() - 24 * HOUR_MS), tx);
  if (letters < LETTERS_A_DAY) return;
  const message = 'Several notices came with this address today. Please use another one, or send this one tomorrow.';
  throw new TurnedDown({ code: 'too-many', message, fields: { email: [message] } });
}

function noticeOf({ law, name, email, isExempt, goodFaith }: NoticeForm, { id, post }: Reportable) {
  const location = addressOf(`/posts/${post.slug}#comment-${id}`);
  return { location, law, name, email, emailFolded: email === '' ? '' : foldEmail(email), isExempt, goodFaith };
}

/** Undoes the transaction. Without a refusal: it had been said before, at the same moment. */
class TurnedDown extends Error {
  constructor(readonly refusal: Refusal | null) {
    super(refusal?.code ?? 'said before');
  }
}
