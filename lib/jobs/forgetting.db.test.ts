import { expect, test } from 'vitest';
import { forgetAddresses } from '@/lib/comments/retention-store';
import { db } from '@/lib/db/client';
import { forgetReporters } from '@/lib/reports/retention-store';
import { aComment } from '@/lib/test/factories';

const now = new Date('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

test('a coded address is cleared after ninety days and not before, and nothing else of the answer changes', async () => {
  const old = await aComment({ sentAt: daysAgo(91), addressHash: 'an old address' });
  const young = await aComment({ sentAt: daysAgo(89), addressHash: 'a young address' });
  expect(await forgetAddresses(now)).toBe(1);
  expect(await forgetAddresses(now)).toBe(0);
  expect(await db.comment.findUniqueOrThrow({ where: { id: old.id } })).toEqual({ ...old, addressHash: null });
  expect(await db.comment.findUniqueOrThrow({ where: { id: young.id } })).toEqual(young);
});

test('who sent a notice is forgotten a year after it was answered, and what they said stays', async () => {
  const { id: commentId } = await aComment({ state: 'approved' });
  const contact = { name: 'Orla Finch', email: 'orla@finch.example', emailFolded: 'orla@finch.example' };
  const notice = {
    location: 'http://blog.example/posts/x',
    law: 'Defamation',
    ...contact,
    isExempt: false,
    goodFaith: true,
  };
  const closed = (days: number) => ({ closedAt: daysAgo(days), outcome: 'dismissed' as const, answer: 'It stands.' });
  const known = (word: string) => ({ reporterHash: word, reference: `2026-${word}`, receipt: `receipt-${word}` });
  const data = { commentId, reason: 'illegal' as const, words: 'It is untrue.', notice, createdAt: daysAgo(400) };
  const long = await db.report.create({ data: { ...data, ...closed(366), ...known('a'), addressHash: 'x' } });
  const lately = await db.report.create({ data: { ...data, ...closed(364), ...known('b') } });
  const open = await db.report.create({ data: { ...data, ...known('c') } });
  await forgetReporters(now);

  const found = async ({ id }: { id: number }) => db.report.findUniqueOrThrow({ where: { id } });
  const nobody = { ...notice, name: '', email: '', emailFolded: '' };
  expect(await found(long)).toEqual({ ...long, notice: nobody, addressHash: null });
  expect(await found(lately)).toEqual(lately);
  expect(await found(open)).toEqual(open);
});
