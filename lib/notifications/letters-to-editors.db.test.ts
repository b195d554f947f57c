import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { env } from '@/lib/env';
import { enqueue } from '@/lib/events/enqueue';
import { workOnce } from '@/lib/jobs/worker';
import { decideByLetter } from '@/lib/moderation/by-letter/decide-by-letter';
import { aComment, aGuideline, anEditor } from '@/lib/test/factories';
import { watchPromises } from './promise-nears';

async function lettersTo(address: string): Promise<string[]> {
  const folder = path.join(env.dataDir, 'mail');
  const files = await readdir(folder).catch(() => []);
  const letters = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return letters.filter((letter) => letter.includes(`<${address}>`) || letter.includes(`To: ${address}`));
}

async function drain() {
  while (await workOnce());
}

/** The secret of the first link in a letter, however its lines were folded. */
function secretIn(letter: string): string {
  return /\/decide\/([\w-]{20,})/.exec(letter.replaceAll('=\r\n', ''))![1]!;
}

async function aLetterAbout(commentId: number, address: string): Promise<string> {
  await transaction((tx) => enqueue(tx, { kind: 'letter.waiting', data: { commentId } }));
  await drain();
  const [letter] = await lettersTo(address);
  return letter!;
}

const approve = { decision: 'approve' as const, reasonId: null, guidelineId: null, words: '' };

test('an editor who asked for it decides from the letter, once', async () => {
  const editor = await anEditor({ email: 'each@desk.example', deskPreference: { create: { letterEach: true } } });
  const quiet = await anEditor({ email: 'quiet@desk.example' });
  const comment = await aComment({ source: 'A barometer in the stairwell.' });
  const letter = await aLetterAbout(comment.id, editor.email!);
  expect(letter).toContain('A barometer in the stairwell.');
  expect(await lettersTo(quiet.email!)).toEqual([]);

  const secret = secretIn(letter);
  const decided = await decideByLetter(secret, approve, new Date());
  expect(decided.ok).toBe(true);
  const { state, decisions } = await db.comment.findUniqueOrThrow({
    where: { id: comment.id },
    include: { decisions: true },
  });
  expect(state).toBe('approved');
  expect(decisions[0]?.deciderId).toBe(editor.id);

  const again = await decideByLetter(secret, approve, new Date());
  expect(again).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
});

test('a letter’s link is for the words that the letter showed', async () => {
  const editor = await anEditor({ email: 'changed@desk.example', deskPreference: { create: { letterEach: true } } });
  const comment = await aComment();
  const secret = secretIn(await aLetterAbout(comment.id, editor.email!));
  await db.comment.update({ where: { id: comment.id }, data: { version: 2, source: 'Something else.' } });
  expect(await decideByLetter(secret, approve, new Date())).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect((await db.comment.findUniqueOrThrow({ where: { id: comment.id } })).state).toBe('pending');
});

test('whoever is no editor any more decides nothing, and an old link neither', async () => {
  const editor = await anEditor({ email: 'former@desk.example', deskPreference: { create: { letterEach: true } } });
  const comment = await aComment();
  const secret = secretIn(await aLetterAbout(comment.id, editor.email!));
  const later = new Date(Date.now() + 4 * 86_400_000);
  expect(await decideByLetter(secret, approve, later)).toMatchObject({ ok: false, refusal: { code: 'closed' } });
  await db.person.update({ where: { id: editor.id }, data: { role: 'member' } });
  expect(await decideByLetter(secret, approve, new Date())).toMatchObject({ ok: false, refusal: { code: 'missing' } });
});

test('a rejection without a reason is refused, and the link is still good', async () => {
  const editor = await anEditor({ email: 'reason@desk.example', deskPreference: { create: { letterEach: true } } });
  const guideline = await aGuideline();
  const comment = await aComment();
  const secret = secretIn(await aLetterAbout(comment.id, editor.email!));
  const reject = { ...approve, decision: 'reject' as const };
  expect(await decideByLetter(secret, reject, new Date())).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  expect(await decideByLetter(secret, { ...reject, guidelineId: guideline.id }, new Date())).toMatchObject({
    ok: true,
  });
});

test('editors hear of a promise that nears, once an hour, unless they wish otherwise', async () => {
  await db.comment.updateMany({ data: { state: 'withdrawn' } });
  const told = await anEditor({ email: 'told@desk.example' });
  const spared = await anEditor({ email: 'spared@desk.example', deskPreference: { create: { letterNearing: false } } });
  await watchPromises(new Date());
  expect(await db.job.count({ where: { kind: 'letter.promise-nears' } })).toBe(0);

  await aComment({ dueAt: new Date(Date.now() - 60_000) });
  await Promise.all([watchPromises(new Date()), watchPromises(new Date())]);
  await drain();
  await watchPromises(new Date());
  await drain();
  expect(await lettersTo(told.email!)).toHaveLength(1);
  expect((await lettersTo(told.email!))[0]).toContain('Subject: Late: one answer');
  expect(await lettersTo(spared.email!)).toEqual([]);
});
