import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { aPost } from '@/lib/test/factories';
import { furnish } from './first-start';

test('a blog whose archive was imported before its first start gets guidelines and pages, and no demonstration', async () => {
  const imported = await aPost({ importedFrom: 'wordpress:quay.example:post:1' });
  const said: string[] = [];
  const options = {
    databaseUrl: env.databaseUrl!,
    dataDir: await mkdtemp(path.join(tmpdir(), 'rejoinder-first-')),
    kind: 'demo' as const,
  };
  await furnish({ ...options, note: (words) => void said.push(words) });
  expect(await db.post.findMany({ select: { id: true } })).toEqual([{ id: imported.id }]);
  expect(await db.guideline.count()).toBeGreaterThan(3);
  expect(await db.rejectionReason.count()).toBeGreaterThan(3);
  expect(await db.standingPage.count({ where: { key: 'privacy' } })).toBe(1);

  await db.standingPage.deleteMany();
  await furnish({ ...options, note: (words) => void said.push(words) });
  expect(await db.standingPage.count()).toBe(0);
  expect(said).toEqual(['not needed', 'furnished before']);
});
