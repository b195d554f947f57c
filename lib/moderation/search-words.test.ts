import { expect, test } from 'vitest';
import { soughtIn, wordsSought } from './search-words';

test('the last word of a plain search stands for what begins with it', () => {
  expect(soughtIn('tide gau')).toEqual({ whole: 'tide', stem: 'gau' });
  expect(soughtIn('gauge')).toEqual({ whole: '', stem: 'gauge' });
  expect(soughtIn('-price gauge')).toEqual({ whole: '-price', stem: 'gauge' });
});

test('a quotation, an alternative, what is left out, an address and a short beginning are asked as they are typed', () => {
  for (const words of ['"tide gauge', 'tide or gauge', 'tide -gauge', 'see quiet.example', 'tide ga', 'tide or']) {
    expect(soughtIn(words), words).toEqual({ whole: words, stem: null });
  }
});

test('what is shown where it was found is what was sought, and not what was to be left out', () => {
  expect(wordsSought('tide or "Spring tide" -price -"best offer" x')).toEqual(['tide', 'spring']);
});
