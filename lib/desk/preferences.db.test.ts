import { expect, test } from 'vitest';
import { type Actor, stranger } from '@/lib/auth/actor';
import { anEditor } from '@/lib/test/factories';
import { actNames, keysOf } from './keys';
import { getKeys, getLetters, getPreferences } from './queries';
import { saveLetters, savePreferences } from './save-preferences';
import { LettersForm, PreferencesForm } from './schema';

async function editor(): Promise<Actor> {
  const { id, name } = await anEditor();
  return { kind: 'editor', personId: id, name, sessionId: 's' };
}

const filled = (changed: Partial<Record<string, string>> = {}, on = true) =>
  PreferencesForm.safeParse({ on, keys: { ...keysOf({}), ...changed } });

test('keys that were changed are one’s own, and work at once', async () => {
  const [hanne, osric] = [await editor(), await editor()];
  expect(await savePreferences(hanne, filled({ approve: 'y', spam: '' }).data!)).toMatchObject({ ok: true });
  expect(await getKeys(hanne)).toMatchObject({ approve: 'y', spam: '', reject: 'r' });
  expect(await getKeys(osric)).toEqual(keysOf({}));
});

test('switched off, none works, and none is forgotten', async () => {
  const hanne = await editor();
  await savePreferences(hanne, filled({ approve: 'y' }, false).data!);
  const keys = await getKeys(hanne);
  expect(actNames.filter((name) => keys[name] !== '')).toEqual([]);
  expect(await getPreferences(hanne)).toMatchObject({ on: false, keys: { approve: 'y' } });
});

test('two acts on one key, a digit and a word are refused in words, each beside its field', () => {
  const messages = (changed: Record<string, string>) =>
    filled(changed).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  expect(messages({ approve: 's' })).toEqual([
    'keys.approve: “s” is also the key of “Spam”.',
    'keys.spam: “s” is also the key of “Approve”.',
  ]);
  expect(messages({ undo: '4' })?.[0]).toContain('Digits choose the reason');
  expect(messages({ undo: 'zz' })?.[0]).toContain('one character');
  expect(filled({ undo: ' z ' }).data?.keys.undo).toBe('z');
});

test('whoever is not at the desk has no keys, and saves none', async () => {
  const reader: Actor = { kind: 'member', personId: (await editor()).personId!, name: 'M', sessionId: 's' };
  for (const actor of [stranger, reader]) {
    expect(await savePreferences(actor, filled().data!)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await getPreferences(actor)).toBeNull();
    expect((await getKeys(actor)).approve).toBe('');
  }
});

test('letters are chosen without touching the keys, and the other way round', async () => {
  const hanne = await editor();
  expect(await getLetters(hanne)).toEqual({ letterEach: false, letterNearing: true });
  await savePreferences(hanne, filled({ approve: 'y' }).data!);
  await saveLetters(hanne, LettersForm.parse({ letterEach: 'yes' }));
  expect(await getLetters(hanne)).toEqual({ letterEach: true, letterNearing: false });
  expect(await getKeys(hanne)).toMatchObject({ approve: 'y' });
  await savePreferences(hanne, filled({ approve: 'z' }).data!);
  expect(await getLetters(hanne)).toEqual({ letterEach: true, letterNearing: false });
});

test('an author, who decides nothing, is offered no letters', async () => {
  const author: Actor = { kind: 'author', personId: (await editor()).personId!, name: 'A', sessionId: 's' };
  expect(await getLetters(author)).toBeNull();
  expect(await saveLetters(author, LettersForm.parse({}))).toMatchObject({ refusal: { code: 'forbidden' } });
});
