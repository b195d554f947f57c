import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fileAppeal } from '@/lib/appeals/file-appeal';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { judgeAppeal } from '@/lib/moderation/appeals/judge-appeal';
import { undoDismissal } from '@/lib/moderation/appeals/undo-dismissal';
import { decide } from '@/lib/moderation/decide';
import { secretWord } from '@/lib/signed';
import { aComment, aGuideline, anEditor, aPerson } from '@/lib/test/factories';
import { sendAppealJudged } from './appeal-judged';
import { sendDecided } from './decided';

let hanne: Actor;
let osric: Actor;
let guidelineId: number;
let reasonId: number;

beforeAll(async () => {
  const rows = [await anEditor({ name: 'Hanne Vorst' }), await anEditor({ name: 'Osric Pell' })];
  [hanne, osric] = rows.map((row) => ({ kind: 'editor', personId: row.id, name: row.name, sessionId: 's' })) as [
    Actor,
    Actor,
  ];
  guidelineId = (await aGuideline({ number: 4, title: 'No selling', text: 'Leave out the price.' })).id;
  reasonId = (await db.rejectionReason.create({ data: { guidelineId, title: 'An offer' } })).id;
});

/** As people read them: lines that were folded are whole again. */
async function lettersTo(address: string) {
  const folder = path.join(env.dataDir, 'mail');
  const files = await readdir(folder).catch(() => []);
  const raw = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return raw
    .filter((letter) => new RegExp(`^To: .*${address}`, 'm').test(letter))
    .map((letter) => letter.replaceAll('=\r\n', ''))
    .map((letter) =>
      letter.replace(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString()),
    );
}

async function turnedDown(email: string, given: Parameters<typeof aComment>[0] = {}) {
  const person = await aPerson({ email, emailConfirmedAt: new Date() });
  const comment = await aComment({ personId: person.id, receipt: secretWord(), source: 'Three for two.', ...given });
  const form = { commentId: comment.id, version: 1, state: 'pending' as const, decision: 'reject' as const };
  const decided = await decide(
    hanne,
    { ...form, reasonId, guidelineId: null, words: 'Tell the story alone.' },
    new Date(),
  );
  if (!decided.ok) throw new Error(decided.refusal.message);
  return { comment, decisionId: decided.value.decisionId };
}

async function appealed({ comment, decisionId }: Awaited<ReturnType<typeof turnedDown>>) {
  const filed = await fileAppeal(
    { receipt: comment.receipt, decisionId, words: 'The pads are the point.' },
    new Date(),
  );
  if (!filed.ok) throw new Error(filed.refusal.message);
  return filed.value.appealId;
}

const judge = (appealId: number, judgement: 'uphold' | 'dismiss', words = 'We read it anew.') =>
  judgeAppeal(osric, { appealId, version: 1, commentVersion: 1, judgement, words }, new Date());

test('the letter about a rejection says reason, clause and words, what may be done until when, and where', async () => {
  const { comment, decisionId } = await turnedDown('rejected@quay.example');
  await sendDecided({ decisionId }, 1n);
  const [letter] = await lettersTo('rejected@quay.example');
  for (const said of [
    'The reason: An offer.',
    'guideline 4, No selling',
    'Leave out the price.',
    'Tell the story alone.',
    'Three for two.',
    'send it again, twice, until',
    'you may appeal until',
    `/comments/${comment.receipt}`,
  ]) {
    expect(letter).toContain(said);
  }
});

test('when nothing can be done any more the letter promises nothing', async () => {
  const { comment, decisionId } = await turnedDown('late@quay.example');
  await db.post.update({ where: { id: comment.postId }, data: { state: 'withdrawn', withdrawnAt: new Date() } });
  await sendDecided({ decisionId }, 2n);
  const [letter] = await lettersTo('late@quay.example');
  expect(letter).toContain('The reason: An offer.');
  expect(letter).not.toMatch(/appeal|send it again/);
});

test('the letter about an appeal says what came of it, why, and that another editor judged', async () => {
  const upheld = await appealed(await turnedDown('upheld@quay.example'));
  await judge(upheld, 'uphold');
  await sendAppealJudged({ appealId: upheld }, 3n);
  const [good] = await lettersTo('upheld@quay.example');
  expect(good).toContain('Published after your appeal');
  expect(good).toContain('The pads are the point.');
  expect(good).toContain('another editor than the one who decided');
  expect(good).toContain('We read it anew.');

  const dismissed = await appealed(await turnedDown('dismissed@quay.example'));
  await judge(dismissed, 'dismiss');
  await sendAppealJudged({ appealId: dismissed }, 4n);
  const [bad] = await lettersTo('dismissed@quay.example');
  expect(bad).toContain('Your appeal was dismissed');
  expect(bad).toContain('We read it anew.');
});

test('no letter says what was taken back, nor goes to whoever wants none or was erased', async () => {
  const undone = await appealed(await turnedDown('undone@quay.example'));
  await judge(undone, 'dismiss');
  await undoDismissal(osric, undone, new Date());
  await sendAppealJudged({ appealId: undone }, 5n);
  expect(await lettersTo('undone@quay.example')).toEqual([]);

  const made = await turnedDown('quiet@quay.example', { wantsLetter: false });
  const quiet = await appealed(made);
  await judge(quiet, 'uphold');
  await sendAppealJudged({ appealId: quiet }, 6n);
  await sendDecided({ decisionId: made.decisionId }, 7n);
  expect(await lettersTo('quiet@quay.example')).toEqual([]);

  const gone = await turnedDown('gone@quay.example');
  const appeal = await appealed(gone);
  await judge(appeal, 'uphold');
  await db.person.update({ where: { id: gone.comment.personId }, data: { erasedAt: new Date() } });
  await sendAppealJudged({ appealId: appeal }, 8n);
  expect(await lettersTo('gone@quay.example')).toEqual([]);
});

test('the letter about an approval tells what the editor changed, what was written before, and what the editor answered', async () => {
  const person = await aPerson({ email: 'mended@quay.example', emailConfirmedAt: new Date() });
  const comment = await aComment({ personId: person.id, receipt: secretWord(), source: 'Any idiot can see it.' });
  const seen = { commentId: comment.id, version: 1, state: 'pending' as const, guidelineId: null, words: '' };
  const mended = { edited: 'Anybody can see it.', reply: 'Thank you for looking.' };
  const decided = await decide(hanne, { ...seen, decision: 'approve', ...mended }, new Date());
  if (!decided.ok) throw new Error(decided.refusal.message);
  const { data } = await db.job.findFirstOrThrow({ where: { key: `letter.decided:${comment.id}` } });
  await sendDecided(data, 1n);

  const [letter] = await lettersTo('mended@quay.example');
  expect(letter).toContain('Published');
  const places = ['Anybody can see it.', 'Any idiot can see it.', 'Thank you for looking.'].map((words) =>
    letter!.indexOf(words),
  );
  expect(places.every((at) => at > 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
