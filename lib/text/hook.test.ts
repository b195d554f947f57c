import { expect, test } from 'vitest';
import { findQuote } from '@/lib/text/hook';

const html = '<p>“It’s <em>late</em>,” she said — and left.</p><p>Nobody   followed &amp; all was quiet…</p>';

test('quoted words are found through markup, spaces, dashes and quotation marks', () => {
  for (const quote of [
    "It's late",
    '"It\'s late," she said',
    'she said - and left.',
    'Nobody followed & all',
    'quiet...',
    'LATE',
    'left.\n\nNobody followed',
    '  she\u00A0said ',
  ]) {
    expect(findQuote(html, quote), quote).toBe(true);
  }
});

test('words that are not there are not found, nor is nothing', () => {
  for (const quote of ['It is late', 'she left', '', '   ', '\u200B', '<em>'])
    expect(findQuote(html, quote), quote).toBe(false);
});

test('plain words may be searched too', () => {
  expect(findQuote('One two three', 'two  three')).toBe(true);
});
