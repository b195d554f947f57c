import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { anEditor } from '@/lib/test/factories';
import { changeLinks } from './change-links';
import { changeSettings } from './change-settings';
import { toFields } from './form';
import { changeHours } from './hours/change-hours';
import { toHoursFields } from './hours/fields';
import { readSettings } from './read';
import { findSettingsVersion } from './version-store';

let owner: Actor;
const as = (kind: Actor['kind']) => ({ ...owner, kind }) as Actor;

beforeAll(async () => {
  const row = await anEditor({ role: 'owner' });
  owner = { kind: 'owner', personId: row.id, name: row.name, sessionId: 's' };
});

const typed = async (change = {}) => ({ ...toFields(await readSettings()), ...change });

test('an owner changes what every page shows, and every page grows old', async () => {
  const changed = await changeSettings(owner, await typed({ title: 'Slack water' }), await findSettingsVersion());
  expect(changed.ok).toBe(true);
  const settings = await readSettings();
  expect(settings.title).toBe('Slack water');
  const event = await db.event.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(event).toMatchObject({ kind: 'settings.changed', tags: ['site', 'posts'] });
});

test('of two owners who change at once, the second is told', async () => {
  const version = await findSettingsVersion();
  const [a, b] = await Promise.all([
    changeSettings(owner, await typed({ tagline: 'one' }), version),
    changeSettings(owner, await typed({ tagline: 'two' }), version),
  ]);
  expect([a.ok, b.ok].toSorted()).toEqual([false, true]);
  expect([a, b].find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'conflict' } });
});

test('what is wrong changes nothing, and nobody but an owner changes anything', async () => {
  const before = await readSettings();
  const version = await findSettingsVersion();
  expect(await changeSettings(owner, await typed({ title: '' }), version)).toMatchObject({
    refusal: { code: 'invalid', fields: { title: [expect.any(String)] } },
  });
  for (const kind of ['guest', 'member', 'author', 'editor'] as const) {
    expect(await changeSettings(as(kind), await typed({ title: 'Mine' }), version)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  }
  expect(await readSettings()).toEqual(before);
});

test('navigation and links elsewhere are changed by an owner, over the version that was seen, and nothing else is', async () => {
  const before = await readSettings();
  const links = {
    navigation: [{ label: 'Tides', href: '/tags/tides' }],
    social: [{ label: 'Elsewhere', href: 'https://elsewhere.example/@desk' }],
  };
  const version = await findSettingsVersion();
  expect(await changeLinks(as('editor'), links, version)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await changeLinks(owner, links, version)).toMatchObject({ ok: true });
  expect(await changeLinks(owner, links, version)).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await readSettings()).toEqual({ ...before, ...links });
  expect(await db.event.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({
    kind: 'settings.changed',
    tags: ['site'],
  });
  const wrong = { ...links, navigation: [{ label: 'Look', href: 'javascript:alert(1)' }] };
  expect(await changeLinks(owner, wrong, version + 1)).toMatchObject({
    refusal: { code: 'invalid', fields: { 'navigation-0-href': [expect.any(String)] } },
  });
});

test('the desk’s hours are changed by an owner, over the version that was seen', async () => {
  const version = await findSettingsVersion();
  const hours = { ...toHoursFields(await readSettings()), mon: '8:00–12:00', nearingMinutes: '45' };
  expect(await changeHours(as('editor'), hours, version)).toMatchObject({ refusal: { code: 'forbidden' } });
  expect(await changeHours(owner, { ...hours, mon: 'early' }, version)).toMatchObject({
    refusal: { code: 'invalid', fields: { mon: expect.arrayContaining([expect.any(String)]) } },
  });
  expect(await changeHours(owner, hours, version)).toMatchObject({ ok: true });
  expect((await readSettings()).promise).toMatchObject({
    nearingMinutes: 45,
    calendar: { weekly: { mon: [['08:00', '12:00']] } },
  });
  expect(await changeHours(owner, hours, version)).toMatchObject({ refusal: { code: 'conflict' } });
});
