import { expect, test } from 'vitest';
import { arrange } from '@/lib/text/arrange';

test('what stands where it may is left alone', () => {
  const html =
    '<div class="a"><p>x <a href="/y">y</a><br /></p><ul><li>a<ul><li>b</li></ul></li></ul><table><caption>c</caption> <tbody><tr><td><p>d</p><table><tr><td>e</td></tr></table></td></tr></tbody></table><dl><dt>f</dt><dd>g</dd></dl></div>';
  expect(arrange(html)).toBe(html);
});

test('a link in a link, a heading in a heading, an item outside of a list lose their tags, not their words', () => {
  expect(arrange('<a href="/x">a <b><a href="/y">b</a></b></a>')).toBe('<a href="/x">a <b>b</b></a>');
  expect(arrange('<h2>a <h3>b</h3></h2>')).toBe('<h2>a b</h2>');
  expect(arrange('<p>x</p><li>a</li><div><dd>b</dd></div>')).toBe('<p>x</p>a<div>b</div>');
});

test('a paragraph that holds a block is no paragraph', () => {
  expect(arrange('<p dir="rtl">a <b><div>b</div></b></p>')).toBe('<div dir="rtl">a <b><div>b</div></b></div>');
});

test('table parts outside of a table go, and a table with words between its cells is none', () => {
  expect(arrange('<tr><td>a</td></tr>')).toBe('a');
  expect(arrange('<table>x<tr><td>a</td></tr></table>')).toBe('<div>xa</div>');
  expect(arrange('<table><tr><b>x</b></tr></table>')).toBe('<div><b>x</b></div>');
});

test('a header cell without words is a cell', () => {
  expect(
    arrange('<table><tr><th></th><th scope="col" colspan="2">&nbsp;<b> <br /></b></th><th>a</th></tr></table>'),
  ).toBe('<table><tr><td></td><td colspan="2">&nbsp;<b> <br /></b></td><th>a</th></tr></table>');
  expect(arrange('<table><tr><th scope="row"><img src="/a.png" alt="b" /></th></tr></table>')).toBe(
    '<table><tr><th scope="row"><img src="/a.png" alt="b" /></th></tr></table>',
  );
});

test('tags that are out of order are put in order', () => {
  expect(arrange('<p>a</div></span></p><b>x<i>y</b></i>')).toBe('<p>a</p><b>x<i>y</i></b>');
});
