import { expect, test } from 'vitest';
import { passageOf, spansOf } from './passage';

const text = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: { text: string; marked: boolean }[]) =>
  pieces.filter((piece) => piece.marked).map((piece) => piece.text);

test('without a search a row says how the answer begins, in one line', () => {
  expect(text(passageOf('<p>One\n <b>two</b></p><p>three</p>', []))).toBe('One two three');
  const long = passageOf(`<p>${'word '.repeat(100)}</p>`, []);
  expect(text(long)).toHaveLength(221);
  expect(text(long).endsWith('…')).toBe(true);
});

test('with a search it shows the passage, and marks words that begin so, whatever their capitals and accents', () => {
  const found = passageOf(`<p>${'before '.repeat(60)} then the Café stood</p>`, ['cafe', 'sto']);
  expect(text(found).startsWith('… ')).toBe(true);
  expect(marked(found)).toEqual(['Café', 'stood']);
  expect(marked(passageOf('<p>scafe cafeteria</p>', ['cafe']))).toEqual(['cafeteria']);
});

test('a search is no pattern, and characters stay whole', () => {
  expect(spansOf('a.b (c', ['.', '(', 'a.b'])).toEqual([]);
  for (let length = 10; length < 30; length += 1) {
    expect(text(passageOf(`<p>${'🌊'.repeat(40)}</p>`, [], length))).toMatch(/^🌊+…$/u);
  }
  expect(marked(passageOf('<p>ﬁne straße 🌊 été</p>', ['ete', 'straße']))).toEqual(['straße', 'été']);
});
