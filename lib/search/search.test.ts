import { expect, test } from 'vitest';
import { configurationOf } from '@/lib/search/language';
import { readSearch } from '@/lib/search/schema';
import { piecesOf, prepared } from '@/lib/search/snippet';

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
  const text = prepared('the gauge in <b>the</b> tube\u{E000}!');
  expect(text).not.toMatch(/[<\u{E000}\u{E001}]/u);
  expect(piecesOf(text.replace('gauge', '\u{E000}gauge\u{E001}'), text, 300)).toEqual([
    { text: 'the ', marked: false },
    { text: 'gauge', marked: true },
    { text: ' in <b>the</b> tube!', marked: false },
  ]);
});

test('an ellipsis stands where the text goes on', () => {
  const text = `${'before '.repeat(20)}the gauge ${'after '.repeat(20)}`;
  const words = piecesOf('the \u{E000}gauge\u{E001} after', text, 300);
  expect(words.map((piece) => piece.text).join('')).toBe('… the gauge after …');
  expect(piecesOf('after after', text, 300).at(-1)?.text).toBe('after after');
});

test('a passage is cut between characters, never in one', () => {
  const owls = '🦉'.repeat(50);
  expect(piecesOf(owls, owls, 10)).toEqual([{ text: `${'🦉'.repeat(10)}…`, marked: false }]);
});

test('a language without a configuration is compared as written', () => {
  expect(configurationOf('pt-BR')).toBe('portuguese');
  expect(configurationOf('EN')).toBe('english');
  expect(configurationOf('ja')).toBe('simple');
});
