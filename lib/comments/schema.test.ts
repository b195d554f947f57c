import { expect, test } from 'vitest';
import { BODY_MAX_LENGTH, CommentForm, StrangersForm } from './schema';

const typed = { postId: '5', body: 'Words.', name: 'Ines', email: 'ines@reservoir.example' };
const parse = (more: object) => StrangersForm.safeParse({ ...typed, ...more });

test('what is left out is empty, and what nobody asked for is dropped', () => {
  expect(parse({ state: 'approved', personId: '1', __proto__: { role: 'owner' } }).data).toEqual({
    ...typed,
    postId: 5,
    parentId: null,
    website: null,
    quote: '',
    wantsLetter: false,
    key: '',
    topic: '',
    began: '',
  });
});

test.each([['a'], ['Я'], ['字'], ['ع'], ['💥']])('lengths are counted in code points: %s', (letter) => {
  expect(parse({ body: letter.repeat(BODY_MAX_LENGTH) }).success).toBe(true);
  expect(parse({ body: letter.repeat(BODY_MAX_LENGTH + 1) }).success).toBe(false);
});

test('where text is expected, nothing else passes', () => {
  for (const field of [
    'postId',
    'parentId',
    'body',
    'name',
    'email',
    'website',
    'quote',
    'wantsLetter',
    'key',
    'topic',
    'began',
  ]) {
    for (const value of [{ not: '' }, { contains: '' }, [], ['x'], 7, null, true, { __proto__: null }]) {
      expect(parse({ [field]: value }).success, `${field}: ${JSON.stringify(value)}`).toBe(false);
    }
  }
});

test('control characters and lone surrogates are cleaned away, so that every row can be stored', () => {
  const body = parse({ body: 'a\u0000b\uD800c\r\nd' }).data!.body;
  expect(body).not.toMatch(/\0|\uD800/);
  expect(body).toContain('\nd');
  expect(parse({ body: '\u0000 \u200B\u2800' }).success).toBe(false);
  expect(parse({ body: ' \n\t ' }).success).toBe(false);
});

test('whoever is known leaves name and address out', () => {
  expect(CommentForm.safeParse({ postId: '5', body: 'Words.' }).success).toBe(true);
  expect(StrangersForm.safeParse({ postId: '5', body: 'Words.' }).success).toBe(false);
});

test('numbers of posts and comments are numbers', () => {
  for (const id of ['0', '-1', '1.5', '1e3', '0x1', '9999999999', ' 5', '5 or 1=1', '']) {
    expect(parse({ postId: id }).success, id).toBe(false);
  }
  expect(parse({ parentId: '' }).data!.parentId).toBe(null);
});
