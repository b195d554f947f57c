import { expect, test } from 'vitest';
import { draftHtml } from './draft-html';

test.each([
  ['markdown', '![A gull](https://elsewhere.example/gull.png)'],
  ['html', '<p><img src="https://elsewhere.example/gull.png" alt="A gull"></p>'],
] as const)('a picture from elsewhere is a link, in %s', (format, source) => {
  const { html } = draftHtml(source, format, []);
  expect(html).not.toContain('<img');
  expect(html).toContain('href="https://elsewhere.example/gull.png"');
});
