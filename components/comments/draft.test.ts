import { afterEach, expect, test, vi } from 'vitest';
import { type Draft, forgetDraft, newKey, readDraft, writeDraft } from './draft';

const draft: Draft = {
  body: '  Kept\n\nbyte for byte ',
  quote: '',
  name: 'Ines',
  email: '',
  website: '',
  parent: null,
  key: 'k',
};

function storage(broken = false) {
  const kept = new Map<string, string>();
  const fail = () => {
    throw new Error('storage is forbidden here');
  };
  vi.stubGlobal('localStorage', {
    getItem: broken ? fail : (name: string) => kept.get(name) ?? null,
    setItem: broken ? fail : (name: string, value: string) => void kept.set(name, value),
    removeItem: broken ? fail : (name: string) => void kept.delete(name),
  });
  return kept;
}
afterEach(() => vi.unstubAllGlobals());

test('a draft comes back as it was, for its own post only, until it is forgotten', () => {
  storage();
  writeDraft(5, draft);
  expect(readDraft(5)).toEqual(draft);
  expect(readDraft(6)).toBe(null);
  forgetDraft(5);
  expect(readDraft(5)).toBe(null);
});

test('an emptied form leaves no draft behind', () => {
  const kept = storage();
  writeDraft(5, draft);
  writeDraft(5, { ...draft, body: '' });
  expect(kept.size).toBe(0);
});

test('a browser that keeps nothing, or kept rubbish, does not stop anybody from writing', () => {
  storage(true);
  writeDraft(5, draft);
  forgetDraft(5);
  expect(readDraft(5)).toBe(null);
  const kept = storage();
  for (const rubbish of ['{', 'null', '7', '{"body":7}']) {
    kept.set('rejoinder.answer.5', rubbish);
    expect(readDraft(5)).toBe(null);
  }
});

test('keys are long, and never the same', () => {
  const keys = new Set(Array.from({ length: 1_000 }, newKey));
  expect(keys.size).toBe(1_000);
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
});
