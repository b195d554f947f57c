import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { env } from '@/lib/env';
import { cancelJob, enqueue } from '@/lib/events/enqueue';
import { aComment, anEditor, aPerson } from '@/lib/test/factories';
import { leaseJob } from './store';
import { workOnce } from './worker';

const letter = (commentId: number) =>
  ({ kind: 'letter.comment-received', data: { commentId, confirmSecret: null } }) as const;

async function mail(): Promise<string[]> {
  const folder = path.join(env.dataDir, 'mail');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
}

async function drain() {
  while (await workOnce());
}

test('a job goes with its transaction: a change that fails leaves none', async () => {
  await expect(
    transaction(async (tx) => {
      await enqueue(tx, letter(1));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await db.job.count()).toBe(0);
});

test('one job a key may wait, and what has not begun can be taken back', async () => {
  await transaction(async (tx) => {
    await enqueue(tx, { ...letter(1), key: 'one', runAt: new Date(Date.now() + 60_000) });
    await enqueue(tx, { ...letter(1), key: 'one' });
  });
  expect(await db.job.count({ where: { key: 'one' } })).toBe(1);
  expect(await workOnce()).toBe(false);
  expect(await transaction((tx) => cancelJob(tx, 'one'))).toBe(1);
  expect(await db.job.count()).toBe(0);
});

test('two workers never lease the same job, and a dead worker’s lease runs out', async () => {
  await transaction((tx) => enqueue(tx, letter(1)));
  const leases = await Promise.all([leaseJob(), leaseJob(), leaseJob()]);
  expect(leases.filter(Boolean)).toHaveLength(1);
  await db.job.updateMany({ data: { leasedUntil: new Date(Date.now() - 1) } });
  expect((await leaseJob())?.attempts).toBe(2);
  await db.job.deleteMany();
});

test('a letter becomes a file when there is no mail server, and its words are in it', async () => {
  const named = { name: 'Bcc: victim@elsewhere.example', email: 'ines@reservoir.example' };
  const person = await aPerson({ ...named, emailConfirmedAt: new Date() });
  const comment = await aComment({ personId: person.id, source: 'A sensor you can outvote.' });
  await transaction((tx) => enqueue(tx, letter(comment.id)));
  await drain();
  const [letters] = await mail();
  expect(letters).toContain('A sensor you can outvote.');
  expect(letters).toContain(`/comments/${comment.receipt}`);
  expect(letters?.match(/^(To|Cc|Bcc):/gm)).toEqual(['To:']);
  expect(await db.job.count({ where: { doneAt: { not: null } } })).toBe(1);
});

test('to an address that nobody has proved, no words of the sender’s own are sent', async () => {
  const person = await aPerson({ email: 'whoever@elsewhere.example' });
  for (const awaitsConfirmation of [false, true]) {
    const source = 'Buy our watches at once.';
    const comment = await aComment({ personId: person.id, source, awaitsConfirmation });
    await transaction((tx) => enqueue(tx, letter(comment.id)));
  }
  await drain();
  const letters = (await mail()).filter((text) => text.includes('whoever@elsewhere.example'));
  expect(letters).toHaveLength(2);
  for (const text of letters) expect(text).not.toContain('watches');
});

test('a decision that was undone in time writes to nobody', async () => {
  const comment = await aComment();
  const editor = await anEditor();
  const decision = await db.decision.create({
    data: {
      commentId: comment.id,
      kind: 'approve',
      deciderId: editor.id,
      fromState: 'pending',
      toState: 'approved',
      version: 1,
      undoneAt: new Date(),
    },
  });
  const before = (await mail()).length;
  await transaction((tx) => enqueue(tx, { kind: 'letter.decided', data: { decisionId: decision.id } }));
  await drain();
  expect(await mail()).toHaveLength(before);
});

test('a job that fails is tried again later, and its fault is kept', async () => {
  await transaction((tx) => enqueue(tx, { kind: 'letter.decided', data: { decisionId: 'not a number' } }));
  await drain();
  const job = await db.job.findFirstOrThrow({ where: { doneAt: null } });
  expect(job.attempts).toBe(1);
  expect(job.lastError).not.toBe('');
  expect(job.runAt.getTime()).toBeGreaterThan(Date.now());
});

test('what is kept of a failure names no address', async () => {
  const kind = '550 5.1.1 <ines@reservoir.example> unknown';
  const { id } = await db.job.create({ data: { kind, data: {} } });
  await workOnce();
  const { lastError } = await db.job.findUniqueOrThrow({ where: { id } });
  expect(lastError).toContain('550 5.1.1 <…@…> unknown');
  await db.job.delete({ where: { id } });
});
