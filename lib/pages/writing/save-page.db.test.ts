import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { anEditor } from '@/lib/test/factories';
import { savePage } from './save-page';

test('a standing page is saved over the version that was opened, with its revision; authors may not', async () => {
  const row = await anEditor();
  const hanne: Actor = { kind: 'editor', personId: row.id, name: row.name, sessionId: 's' };
  await db.standingPage.create({ data: { key: 'terms', title: 'Terms', source: 'Old.', html: '<p>Old.</p>' } });
  const form = { key: 'terms', version: 1, title: 'Terms of use', source: 'New *words*. <script>alert(1)</script>' };

  expect(await savePage({ ...hanne, kind: 'author' } as Actor, form)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await savePage(hanne, form)).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await savePage(hanne, form)).toMatchObject({ refusal: { code: 'conflict' } });

  const page = await db.standingPage.findUniqueOrThrow({ where: { key: 'terms' }, include: { revisions: true } });
  expect(page).toMatchObject({ title: 'Terms of use', version: 2, revisions: [{ number: 1, writerId: row.id }] });
  expect(page.html).toContain('<em>words</em>');
  expect(page.html).not.toContain('<script');
  expect(await db.event.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
    kind: 'page.revised',
    tags: ['page:terms', 'site'],
  });
});
