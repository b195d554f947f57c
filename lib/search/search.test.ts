import { expect, test } from 'vitest';
import { configurationOf } from '@/lib/search/language';
import { readSearch } from '@/lib/search/schema';
import { piecesOf, withoutMarks } from '@/lib/search/snippet';

const plain = (passage: string, length = 300) => piecesOf(passage, length);

test('what is too long is said to be so, counted in characters as people count them', () => {
  expect(readSearch({ q: '🦉'.repeat(200) }).kind).toBe('words');
  expect(readSearch({ q: '🦉'.repeat(201) }).kind).toBe('too-long');
});

test('a search is read from its address, whatever else stands in it', () => {
  expect(readSearch({ q: '  gauge\u0000  ', in: 'posts', page: '2', utm_source: 'x' })).toEqual({
    kind: 'words',
    words: 'gauge',
    scope: 'posts',
    page: 2,
  });
  expect(readSearch({ q: ['gauge', 'other'], in: 'drafts', page: '-1' })).toMatchObject({
    words: 'gauge',
    scope: 'everything',
    page: 1,
  });
  expect(readSearch({ q: ' ' }).kind).toBe('nothing');
  expect(readSearch({}).kind).toBe('nothing');
});

test('a passage becomes pieces, which only our own marks can mark', () => {
  expect(plain('the \u{E000}gauge\u{E001} in <b>the</b> tube')).toEqual([
    { text: 'the ', marked: false },
    { text: 'gauge', marked: true },
    { text: ' in <b>the</b> tube', marked: false },
  ]);
  expect(withoutMarks('a\u{E000}b\u{E001}c')).toBe('abc');
});

test('a passage is cut between characters, never in one', () => {
  const cut = plain('🦉'.repeat(50), 10);
  expect(cut).toEqual([{ text: `${'🦉'.repeat(10)}…`, marked: false }]);
});

test('a language without a configuration is compared as written', () => {
  expect(configurationOf('pt-BR')).toBe('portuguese');
  expect(configurationOf('EN')).toBe('english');
  expect(configurationOf('ja')).toBe('simple');
});
