import { expect, test } from 'vitest';
import { autop } from './autop';

test('an empty line makes a paragraph, a single one a line break', () => {
  expect(autop('One\n\nTwo\nlines')).toBe('<p>One</p>\n<p>Two<br>\nlines</p>');
  expect(autop('One\n \t\n\n\nTwo')).toBe('<p>One</p>\n<p>Two</p>');
  expect(autop('  \n ')).toBe('');
});

test('blocks stand outside of paragraphs, and what is in a paragraph already stays', () => {
  expect(autop('<h2>Head</h2>\nText')).toBe('<h2>Head</h2>\n<p>Text</p>');
  expect(autop('<p class="x">One</p>\nTwo')).toBe('<p class="x">One</p>\n<p>Two</p>');
  expect(autop('Before<hr />After')).toBe('<p>Before</p>\n<hr />\n<p>After</p>');
});

test('lists keep their shape', () => {
  const html = autop('<ul>\n\t<li>one\n<ol>\n\t<li>inner</li>\n</ol>\n</li>\n</ul>');
  expect(html).not.toContain('<p>');
  expect(html.replace(/\s/g, '')).toBe('<ul><li>one<ol><li>inner</li></ol></li></ul>');
});

test('a quotation holds paragraphs', () => {
  expect(autop('<blockquote>One\n\nTwo</blockquote>').replace(/\n/g, '')).toBe(
    '<blockquote><p>One</p><p>Two</p></blockquote>',
  );
});

test('what is typed as it is shown keeps its lines', () => {
  const poem = '<pre>\n  a\n\n    b\n</pre>';
  expect(autop(`Poem:\n${poem}\nEnd`)).toBe(`<p>Poem:</p>\n${poem}\n<p>End</p>`);
  expect(autop('Code:\n<code>a {\n\tb\n}</code>')).toBe('<p>Code:</p>\n<pre><code>a {\n\tb\n}</code></pre>');
});

test('a line end within a tag breaks nothing', () => {
  expect(autop('<a\n href="https://a.example"\n>link</a>')).toBe('<p><a href="https://a.example" >link</a></p>');
});
