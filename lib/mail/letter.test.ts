import { expect, test } from 'vitest';
import { type Letter, letterHtml, letterText } from './letter';

const letter: Letter = {
  to: { name: 'Ines', address: 'ines@reservoir.example' },
  subject: 'Your answer',
  paragraphs: ['Hello <b>', { quote: 'one\ntwo' }, { link: 'https://blog.example/?a=1&b="2"', label: 'Your receipt' }],
  messageId: 'letter-1',
};

test('the plain words quote with angle brackets and keep links on a line of their own', () => {
  expect(letterText(letter)).toBe('Hello <b>\n\n> one\n> two\n\nYour receipt:\nhttps://blog.example/?a=1&b="2"\n');
});

test('nothing typed becomes markup in the HTML', () => {
  const html = letterHtml(letter);
  expect(html).toContain('<p>Hello &lt;b&gt;</p>');
  expect(html).toContain('href="https://blog.example/?a=1&amp;b=&quot;2&quot;"');
});
