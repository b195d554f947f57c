import { expect, test } from 'vitest';
import { actNames, actOf, changesOf, clashesIn, isKey, keyInWords, keysOf } from './keys';

const usual = keysOf({});
const press = (key: string, more: { code?: string; shiftKey?: boolean } = {}) => ({
  key,
  code: more.code ?? '',
  shiftKey: more.shiftKey ?? false,
});

test('every act has a key of its own to begin with', () => {
  expect(clashesIn(usual)).toEqual({});
  expect(actNames.filter((name) => !isKey(usual[name]))).toEqual([]);
});

test('a pressed key finds its act, and a letter with Shift is another key', () => {
  expect(actOf(press('a'), usual)).toBe('approve');
  expect(actOf(press('A', { shiftKey: true }), usual)).toBe('select-all');
  expect(actOf(press('?', { shiftKey: true }), usual)).toBe('help');
  expect(actOf(press('q'), usual)).toBeNull();
  expect(actOf(press('Enter'), usual)).toBeNull();
});

test('Caps Lock makes no capitals', () => {
  expect(actOf(press('A'), usual)).toBe('approve');
  expect(actOf(press('a', { shiftKey: true }), usual)).toBe('select-all');
});

test('where letters are not Latin, the place of the key counts', () => {
  expect(actOf(press('ф', { code: 'KeyA' }), usual)).toBe('approve');
  expect(actOf(press('Ф', { code: 'KeyA', shiftKey: true }), usual)).toBe('select-all');
  const russian = keysOf({ spam: 'ф' });
  expect(actOf(press('ф', { code: 'KeyA' }), russian)).toBe('spam');
});

test('where letters are Latin, the place of the key does not count', () => {
  expect(actOf(press('q', { code: 'KeyA' }), usual)).toBeNull(); // the key beside Tab on a French keyboard types a
});

test('changed keys take the place of the usual ones, and only they are kept', () => {
  const keys = keysOf({ approve: 'y', undo: '' });
  expect(actOf(press('y'), keys)).toBe('approve');
  expect(actOf(press('a'), keys)).toBeNull();
  expect(actOf(press('u'), keys)).toBeNull();
  expect(changesOf(keys)).toEqual({ approve: 'y', undo: '' });
  expect(changesOf(usual)).toEqual({});
});

test('switched off, no key does anything', () => {
  const off = keysOf({ approve: 'y' }, true);
  expect(actNames.filter((name) => off[name] !== '')).toEqual([]);
  expect(actOf(press('y'), off)).toBeNull();
  expect(actOf(press(''), off)).toBeNull();
});

test('what is stored and makes no sense is as if it were not there', () => {
  for (const stored of [null, 7, [], 'a', { approve: 12 }, { approve: 'ab' }, { nothing: 'q' }, { approve: '5' }]) {
    expect(keysOf(stored), JSON.stringify(stored)).toEqual(usual);
  }
  expect(keysOf(JSON.parse('{"__proto__":{"approve":"z"}}'))).toEqual(usual);
});

test('two acts on one key are named, each with the other', () => {
  expect(clashesIn(keysOf({ approve: 's' }))).toEqual({ approve: 'spam', spam: 'approve' });
  expect(clashesIn(keysOf({ approve: '', spam: '' }))).toEqual({});
});

test('a key is one character that can be typed and is neither a digit nor a space', () => {
  for (const key of ['a', 'Z', '?', 'ф', '№', 'ß']) expect(isKey(key), key).toBe(true);
  for (const key of ['', ' ', '1', 'ab', '\t', '\u0301', '\u202e', 'é\u0301']) expect(isKey(key), key).toBe(false);
});

test('keys are shown as they stand on a keyboard', () => {
  expect(['a', 'X', '/', ''].map(keyInWords)).toEqual(['A', 'Shift X', '/', '']);
});
